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

  /**
   * A reference for an element, and what becomes of the widget in its window: the canvas is a frame in current versions. At first it is
   * `waiting` for the script, then `running` or `blocked`. It is a `thumbnail` in the inserter and in pictures of pages: in such frames no
   * script runs.
   */
  function usePhase() {
    const [phase, setPhase] = useState('waiting');
    const ref = useRefEffect(({ ownerDocument: { defaultView } }) => {
      if (defaultView.frameElement?.closest('.block-editor-block-preview__container')) {
        setPhase('thumbnail');
        return undefined;
      }
      let isMounted = true;
      const timer = setTimeout(setPhase, PATIENCE, 'blocked');
      defaultView.customElements.whenDefined(ELEMENT).then(() => {
        clearTimeout(timer);
        if (isMounted) setPhase('running');
      });
      return () => {
        clearTimeout(timer);
        isMounted = false;
      };
    }, []);
    return [ref, phase];
  }

  /** What the element is given: what is typed after a pause, and nothing that does not hold. */
  function useShown(values) {
    const settled = useSettled(values);
    const value = (row) => (TYPED.includes(row.type) ? settled : values)[row.name];
    const entries = table.map((row) => [row, value(row)]).filter(([row, value]) => value !== undefined && isValid(row, value));
    const shown = Object.fromEntries(entries.map(([row, value]) => [row.name, value]));
    // That of the settings, unless the block names one, even one that does not hold: readers get that.
    return feed && !settled.feed ? { feed, ...shown } : shown;
  }

  /** Three cards, for thumbnails. */
  function drawing() {
    const card = (x) =>
      h(
        'g',
        { key: x, transform: `translate(${x})` },
        h('rect', { x: 0.5, y: 0.5, width: 180, height: 220, rx: 12, fill: '#fff', stroke: '#ccc' }),
        h('path', { d: 'M1 96V13A12 12 0 0 1 13 1h155a12 12 0 0 1 12 12v83z', fill: '#9db9de' }),
        h('path', { d: 'M16 124h148M16 146h110', stroke: '#1d2939', strokeWidth: 8 }),
        h('path', { d: 'M16 194h60M124 194h40', stroke: '#98a2b3', strokeWidth: 6 }),
      );
    return h('svg', { viewBox: '0 0 581 221', style: { display: 'block' } }, [0, 200, 400].map(card));
  }

  /** Why readers see no news, and where that can be changed. */
  function problem(phase, shown) {
    const way = settings ? h(ExternalLink, { href: settings }, texts.settings) : texts.ask;
    const because = (instructions) => h(Placeholder, { icon: 'megaphone', label: texts.title, instructions }, way);
    if (!hasScript) return because(texts.noScript);
    if (phase === 'blocked') return because(texts.blocked);
    return shown.feed ? null : because(texts.noFeed);
  }

  investSeoulNews.Preview = function ({ values }) {
    const [ref, phase] = usePhase();
    const shown = useShown(values);
    const wrapper = useBlockProps({ ref });
    if (phase === 'thumbnail') return h('div', wrapper, drawing());
    // Without links and buttons to press: a click selects the block. Any text but the empty one makes it inert in all versions of React.
    const widget = h('div', { inert: 'true', lang: language }, h(ELEMENT, shown, h('a', { href: 'https://investseoul.com' }, texts.link)));
    return h('div', wrapper, problem(phase, shown), widget);
  };
})();
