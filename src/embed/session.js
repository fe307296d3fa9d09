/** One element's life: from the placeholder to the module, or to a failure. */
import { mount } from '#glue';
import css from '#style';
import { bare, box } from './dom.js';
import { Failure, noticeOf } from './failure.js';
import { broken, served } from './guard.js';
import { early, run, started, tryLater } from './module.js';
import { placeholder } from './placeholder.js';

const NAME = 'invest-seoul-news';

/** The attributes that mean something to an element that is on the page. */
const ATTRIBUTES = ['feed', 'lang', 'layout', 'limit', 'theme', 'heading', 'heading-level', 'show', 'loading'];

/** How long a server may take to begin a feed, in ms. */
const PATIENCE = 60_000;

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

/** One style sheet for all elements. @type {CSSStyleSheet | undefined} */
let sheet;

/** @type {Build} */
export const build = {
  version: VERSION,
  attach(host) {
    // The youngest feature that nothing works without (Chrome 73, Firefox 101, Safari 16.4).
    if (!sheet && 'adoptedStyleSheets' in Document.prototype) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    const root = host.shadowRoot ?? host.attachShadow(bare({ mode: 'open' }));
    if (sheet) root.adoptedStyleSheets = [sheet];
    const live = box('live');
    const frame = box('root', placeholder(host), live);
    frame.setAttribute('part', 'root');
    frame.dataset.phase = 'loading';
    frame.tabIndex = -1; // where the focus goes when what had it is taken away
    root.replaceChildren(frame);

    /** @type {ReturnType<typeof mount> | undefined} */
    let widget;
    let stopped = false;

    const attributes = new MutationObserver((records) => {
      const names = new Set(records.map((record) => record.attributeName ?? ''));
      if (names.has('show') || names.has('heading')) frame.firstElementChild?.replaceWith(placeholder(host));
      for (const name of names) widget?.attribute_changed(name);
    });
    attributes.observe(host, bare({ attributeFilter: ATTRIBUTES }));

    /** @param {PageTransitionEvent} event */
    const shown = ({ persisted }) => {
      if (persisted) widget?.moved();
    };
    addEventListener('pageshow', shown);

    /** The feed's request leaves together with the module's. */
    const askEarly = () => {
      const feed = host.getAttribute('feed')?.trim();
      if (!feed || started) return;
      const { href } = new URL(feed, host.baseURI);
      if (early.has(href)) return;
      const signal = AbortSignal.timeout?.(PATIENCE);
      // A wrapped `fetch` may return a promise that is not of the page's own kind, as zone.js makes them.
      const answer = Promise.resolve(fetch(href, bare({ credentials: 'omit', signal })));
      answer.catch(() => {}); // the module hears of it
      early.set(href, answer);
    };

    /** @param {Failure} failure */
    const fail = (failure) => {
      served.delete(fail);
      widget = undefined;
      const again = () => {
        frame.focus(bare({ preventScroll: true }));
        load();
      };
      const canRetry = failure.cause === 'wasm-unreachable' && !broken;
      const { notice, language } = noticeOf(host, failure, canRetry ? again : undefined);
      frame.lang = language;
      live.replaceChildren(notice);
      frame.dataset.phase = 'failed';
      console.error(`[${NAME}] ${failure.cause}: ${failure.message}`);
      host.dispatchEvent(
        new CustomEvent(`${NAME}:error`, bare({ bubbles: true, composed: true, detail: { cause: failure.cause } })),
      );
    };

    /** @param {boolean} quietly whether what stands there stays until there is something better */
    const start = async (quietly) => {
      if (!quietly) {
        frame.dataset.phase = 'loading';
        live.replaceChildren();
      }
      try {
        askEarly();
      } catch {
        // Not an address: the module says so.
      }
      try {
        await run();
        if (stopped) return;
        live.replaceChildren();
        served.add(fail);
        widget = mount(host, frame, live, early);
        if (broken) widget = undefined;
      } catch (error) {
        if (stopped) return;
        const failure = error instanceof Failure ? error : new Failure('wasm-unreachable', `${error}`);
        if (failure.transient) tryLater(() => stopped || load(true));
        if (!quietly) fail(failure);
      }
    };

    /** The start under way. @type {Promise<void> | undefined} */
    let starting;
    const load = (quietly = false) => {
      starting ??= start(quietly).finally(() => (starting = undefined));
    };

    return {
      build,
      load: () => load(),
      moved: () => widget?.moved(),
      stop() {
        stopped = true;
        attributes.disconnect();
        removeEventListener('pageshow', shown);
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
