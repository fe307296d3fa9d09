/**
 * The widget in the canvas, which shows what readers will see; and above it, why they will see no news.
 */
/* global wp, investSeoulNews */
(function () {
  'use strict';
  const { createElement: h, useEffect, useState } = wp.element;
  const { useRefEffect } = wp.compose;
  const { useBlockProps } = wp.blockEditor;
  const { ExternalLink, Placeholder } = wp.components;
  const { attributes: table, feed, hasScript, isValid, language, settings, texts } = investSeoulNews;

  const ELEMENT = 'invest-seoul-news';

  /** Types whose values are typed, letter by letter. */
  const TYPED = ['address', 'number', 'text', 'time-zone'];

  /** How long nothing has to be typed before the widget follows, in milliseconds: it would request each piece of an address. */
  const PAUSE = 500;

  /** How long the script may take to define the element before the editor says that it does not, in milliseconds. */
  const PATIENCE = 5000;

  /** The values as they were when the last pause began. */
  function useSettled(values) {
    const [settled, setSettled] = useState(values);
    useEffect(() => {
      const timer = setTimeout(setSettled, PAUSE, values);
      return () => clearTimeout(timer);
    }, [JSON.stringify(values)]);
    return settled;
  }

  /** A reference for an element, and whether the script fails to run in its window: the canvas is a frame in current versions. */
  function useIsMissing() {
    const [isMissing, setIsMissing] = useState(!hasScript);
    const ref = useRefEffect(({ ownerDocument: { defaultView } }) => {
      if (!hasScript) return undefined;
      let isMounted = true;
      const timer = setTimeout(setIsMissing, PATIENCE, true);
      const stop = () => {
        isMounted = false;
        clearTimeout(timer);
      };
      defaultView.customElements.whenDefined(ELEMENT).then(() => {
        if (isMounted) setIsMissing(false);
        clearTimeout(timer);
      });
      return stop;
    }, []);
    return [ref, isMissing];
  }

  /** What the element is given: what is typed after a pause, and nothing that does not hold. */
  function useShown(values) {
    const settled = useSettled(values);
    const value = (row) => (TYPED.includes(row.type) ? settled : values)[row.name];
    const entries = table.map((row) => [row, value(row)]).filter(([row, value]) => value !== undefined && isValid(row, value));
    return { ...(feed && { feed }), ...Object.fromEntries(entries.map(([row, value]) => [row.name, value])) };
  }

  function Preview({ values }) {
    const [ref, isMissing] = useIsMissing();
    const shown = useShown(values);
    let problem = null;
    if (isMissing) {
      problem = hasScript ? texts.noRun : texts.noScript;
    } else if (!shown.feed) {
      problem = texts.noFeed;
    }
    const way = settings ? h(ExternalLink, { href: settings }, texts.settings) : texts.ask;
    return h(
      'div',
      useBlockProps({ ref }),
      problem && h(Placeholder, { icon: 'megaphone', label: texts.title, instructions: problem }, way),
      // Without links and buttons to press: a click selects the block. Any text but the empty one makes it inert in all versions of React.
      h('div', { inert: 'true', lang: language }, h(ELEMENT, shown, h('a', { href: 'https://investseoul.com' }, texts.link))),
    );
  }

  investSeoulNews.Preview = Preview;
})();
