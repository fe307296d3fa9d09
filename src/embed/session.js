/** One element's life: from the placeholder to the module, or to a failure. */
import { mount } from '#glue';
import css from '#style';
import { adopts, bare, box, create, pause } from './dom.js';
import { ask, hasBeenRead, letGo, request } from './early.js';
import { Failure, noticeOf } from './failure.js';
import { openFonts } from './fonts.js';
import { served, stopped } from './guard.js';
import { write } from './intl.js';
import { languageAround, languageFor, spoken } from './language.js';
import { run, started, tryLater, tryNoMore } from './module.js';
import { placeholder } from './placeholder.js';

const NAME = 'invest-seoul-news';

/** The attributes that mean something to an element that is on the page. */
const ATTRIBUTES = 'feed lang layout limit theme heading heading-level show loading'.split(' ');

/**
 * One copy of this script, as the copies on a page know each other. The shape of this type and of {@link Session}
 * is the contract between versions.
 * @typedef {{ version: string, attach: (host: HTMLElement) => Session }} Build
 */

/**
 * One element's life from connection to removal.
 * @typedef {object} Session
 * @property {Build} build who serves it
 * @property {() => void} load the element is near the viewport
 * @property {() => void} moved the element stands elsewhere in the page
 * @property {() => void} stop the element is gone
 * @property {() => void} refresh
 * @property {() => void} next
 * @property {() => void} previous
 * @property {(index: number) => void} goTo
 * @property {() => object[]} items
 */

/** For all elements: the style sheet of the placeholder, and once there are cards theirs. @type {CSSStyleSheet[]} */
const sheets = [];

/**
 * Has the shadow root around an element adopt a style sheet of ours, and those before it.
 * @param {Element} frame
 * @param {string} css
 * @param {number} [place]
 */
function adopt(frame, css, place = 1) {
  const root = /** @type {ShadowRoot} */ (frame.getRootNode());
  if (!sheets[place]) (sheets[place] = new CSSStyleSheet()).replaceSync(css);
  try {
    if (!root.adoptedStyleSheets.includes(sheets[place])) root.adoptedStyleSheets = sheets;
  } catch {} // in another document, where the page has moved the element: sheets belong to theirs
}

/** What the module has done by this script (src/script.rs). */
const means = { request, write, spoken, languageAround, adopt, pause };

/** @type {Build} */
export const build = {
  version: VERSION,
  attach(host) {
    const root = host.shadowRoot ?? host.attachShadow(bare({ mode: 'open' }));
    const live = box('live');
    // Where the focus goes when what had it is taken away.
    const frame = create('div', { className: 'root', part: 'root', tabIndex: -1 }, placeholder(host), live);
    root.replaceChildren(frame);
    if (adopts()) adopt(frame, css, 0);

    /** @type {ReturnType<typeof mount> | undefined} */
    let widget;
    let gone = false;

    /** The feed that was asked for before the module could. */
    let asked = '';
    const askForFeed = () => {
      const before = asked;
      asked = started ? '' : ask(host);
      letGo(before);
    };

    const attributes = new MutationObserver((records) => {
      frame.firstElementChild?.replaceWith(placeholder(host));
      if (starting) askForFeed();
      for (const name of new Set(records.map(({ attributeName }) => attributeName))) widget?.attribute_changed(name ?? '');
    });
    attributes.observe(host, bare({ attributeFilter: ATTRIBUTES }));

    const moved = () => widget?.moved();
    // From the cache of pages that were left.
    addEventListener('pageshow', moved);

    /** @param {Failure} failure */
    const fail = (failure) => {
      served.delete(fail);
      widget = undefined;
      const { cause } = failure;
      frame.lang = languageFor(host);
      show('failed', noticeOf(frame.lang, failure, cause === 'wasm-unreachable' && !stopped && (() => {
        frame.focus(bare({ preventScroll: true }));
        load();
      })));
      host.dispatchEvent(new CustomEvent(`${NAME}:error`, bare({ bubbles: true, composed: true, detail: { cause } })));
    };

    /** @param {string} phase @param {...Node} nodes */
    const show = (phase, ...nodes) => {
      frame.dataset.phase = phase;
      live.replaceChildren(...nodes);
    };
    show('loading');

    const start = async () => {
      try {
        askForFeed();
        // Not before the feed has been read: meanwhile, more of it would come.
        hasBeenRead(asked)?.then(() => openFonts(frame, host)).catch(() => {});
        await run();
        await pause();
        if (gone) return;
        if (stopped) return fail(stopped);
        tryNoMore(startQuietly); // the reader was faster
        live.replaceChildren();
        served.add(fail);
        widget = mount(host, frame, live, means);
        askForFeed(); // the module has: what it did not take is let go
        if (stopped) widget = undefined;
      } catch (error) {
        asked = ''; // nor is it asked for any more
        if (gone) return;
        const failure = error instanceof Failure ? error : new Failure('wasm-unreachable', `${error}`);
        if (failure.transient) tryLater(startQuietly);
        if (!quietly) fail(failure);
      } finally {
        starting = false;
      }
    };

    /** Whether a start is under way. */
    let starting = false;
    /** Whether what stands there stays until there is something better: nobody has asked. */
    let quietly = false;
    /** @param {boolean} unasked */
    const begin = (unasked) => {
      quietly = unasked;
      if (starting) return;
      starting = true;
      start();
    };
    const load = () => {
      show('loading');
      begin(false);
    };
    const startQuietly = () => {
      if (!starting && !widget) begin(true);
    };

    return {
      build,
      load,
      moved,
      stop() {
        gone = true;
        letGo(asked);
        tryNoMore(startQuietly);
        attributes.disconnect();
        removeEventListener('pageshow', moved);
        served.delete(fail);
        widget?.free();
        widget = undefined;
      },
      refresh: () => (widget ? widget.refresh() : load()),
      next: () => widget?.next(),
      previous: () => widget?.previous(),
      goTo: (index) => widget?.go_to(index),
      items: () => widget?.items() ?? [],
    };
  },
};
