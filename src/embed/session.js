/** One element's life: from the placeholder to the module, or to a failure. */
import { mount } from '#glue';
import css from '#style';
import { bare, box } from './dom.js';
import { Failure, noticeOf } from './failure.js';
import { served, stopped } from './guard.js';
import { askEarly, handOver, letGo, run, started, tryLater, tryNoMore } from './module.js';
import { placeholder } from './placeholder.js';

const NAME = 'invest-seoul-news';

/** The attributes that mean something to an element that is on the page. */
const ATTRIBUTES = ['feed', 'lang', 'layout', 'limit', 'theme', 'heading', 'heading-level', 'show', 'loading'];

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
    let gone = false;

    /** The feed that was asked for before the module could. */
    let asked = '';
    const askForFeed = () => {
      letGo(asked);
      asked = '';
      const feed = host.getAttribute('feed')?.trim();
      if (!feed || started) return;
      try {
        asked = new URL(feed, host.baseURI).href;
        askEarly(asked);
      } catch {
        // Not an address, or a page whose `fetch` throws: the module says so.
      }
    };

    const attributes = new MutationObserver((records) => {
      const names = new Set(records.map((record) => record.attributeName ?? ''));
      if (names.has('show') || names.has('heading')) frame.firstElementChild?.replaceWith(placeholder(host));
      if (names.has('feed') && starting) askForFeed();
      for (const name of names) widget?.attribute_changed(name);
    });
    attributes.observe(host, bare({ attributeFilter: ATTRIBUTES }));

    /** @param {PageTransitionEvent} event */
    const shown = ({ persisted }) => {
      if (persisted) widget?.moved();
    };
    addEventListener('pageshow', shown);

    /** @param {Failure} failure */
    const fail = (failure) => {
      served.delete(fail);
      widget = undefined;
      const again = () => {
        frame.focus(bare({ preventScroll: true }));
        load();
      };
      const canRetry = failure.cause === 'wasm-unreachable' && !stopped;
      const { notice, language } = noticeOf(host, failure, canRetry ? again : undefined);
      frame.lang = language;
      live.replaceChildren(notice);
      frame.dataset.phase = 'failed';
      host.dispatchEvent(
        new CustomEvent(`${NAME}:error`, bare({ bubbles: true, composed: true, detail: { cause: failure.cause } })),
      );
    };

    /** Whether what stands there stays until there is something better: nobody has asked. */
    let quietly = false;
    const showLoading = () => {
      quietly = false;
      frame.dataset.phase = 'loading';
      live.replaceChildren();
    };

    const start = async () => {
      try {
        askForFeed();
        await run();
        if (gone) return;
        if (stopped) return fail(stopped);
        tryNoMore(startQuietly); // the reader was faster
        live.replaceChildren();
        served.add(fail);
        widget = mount(host, frame, live, handOver(asked));
        if (stopped) widget = undefined;
      } catch (error) {
        asked = ''; // nor is it asked for any more
        if (gone) return;
        const failure = error instanceof Failure ? error : new Failure('wasm-unreachable', `${error}`);
        if (failure.transient) tryLater(startQuietly);
        if (!quietly) fail(failure);
      }
    };

    /** The start under way. @type {Promise<void> | undefined} */
    let starting;
    const load = () => {
      showLoading();
      starting ??= start().finally(() => (starting = undefined));
    };
    const startQuietly = () => {
      if (starting || widget) return;
      quietly = true;
      starting = start().finally(() => (starting = undefined));
    };

    return {
      build,
      load,
      moved: () => widget?.moved(),
      stop() {
        gone = true;
        letGo(asked);
        tryNoMore(startQuietly);
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
