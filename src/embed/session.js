/** One element's time in the page: the placeholder, then the module's widget or a failure. */
import { mount } from '#glue';
import css from '#style';
import { bare, create, div } from './dom.js';
import { release, requestEarly, takeResponse, whenRead } from './early.js';
import { Failure, failureNotice } from './failure.js';
import { openFonts } from './fonts.js';
import { moduleFailure, stopListeners } from './guard.js';
import { languageAround, translationFor } from './language.js';
import { isModuleRunning, loadModule } from './module.js';
import { placeholder } from './placeholder.js';
import { offRetry, onRetry } from './retry.js';
import { adoptStyleSheet, dropStyleSheets } from './style.js';

/** Attributes that may change while the element is in the page. The module reads them (src/element/options.rs). */
const ATTRIBUTES = 'feed lang layout limit theme heading heading-level show loading'.split(' ');

/** What the module calls; its type in Rust is `EmbedApi`. */
const api = { takeResponse, adoptStyleSheet };

/** Lets other tasks run before the next step; where there is a scheduler, rendering waits for that step. @returns {Promise<void>} */
const nextTask = () => new Promise((resolve) => {
  const { scheduler } = /** @type {any} */ (self);
  if (scheduler?.postTask) scheduler.postTask(resolve, bare({ priority: 'user-blocking' }));
  else setTimeout(resolve);
});

/**
 * Begins when the element is connected and ends when it is removed. Its public members are the contract between versions of this
 * script: the element may be of another version.
 */
export class Session {
  /** The widget, while it runs. @type {ReturnType<typeof mount> | undefined} */
  widget;
  #host;
  #root;
  #live = div('live');
  #isStopped = false;
  /** Whether the module is being loaded for this element. */
  #isLoading = false;
  /** The address that was requested early for this element; '' if none. */
  #requested = '';

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    const shadow = host.shadowRoot ?? host.attachShadow(bare({ mode: 'open' }));
    // It takes the focus when a focused part of it is removed.
    this.#root = create('div', { className: 'root', part: 'root', tabIndex: -1 }, placeholder(host), this.#live);
    shadow.replaceChildren(this.#root);
    dropStyleSheets(shadow); // of the session before, which may be of another version
    adoptStyleSheet(this.#root, css);
    this.#show('loading');
    this.#attributes.observe(host, bare({ attributeFilter: ATTRIBUTES }));
    addEventListener('pageshow', this.#pageShown);
  }

  /** The element is near the viewport, or the reader wants another attempt. */
  load() {
    this.#show('loading');
    this.#mount();
  }

  /** The element has been moved to another place in the page. */
  moved = () => this.widget?.moved();

  /** The page may have come back from the back/forward cache. @param {PageTransitionEvent} event */
  #pageShown = ({ persisted }) => {
    if (persisted) this.moved();
  };

  /** The element has been removed. */
  stop() {
    this.#isStopped = true;
    this.#setRequested('');
    offRetry(this.#mount);
    this.#attributes.disconnect();
    removeEventListener('pageshow', this.#pageShown);
    stopListeners.delete(this.#fail);
    this.widget?.free();
    this.widget = undefined;
  }

  #attributes = new MutationObserver((records) => {
    this.#root.firstElementChild?.replaceWith(placeholder(this.#host));
    if (this.#isLoading) this.#requestFeed();
    for (const name of new Set(records.map(({ attributeName }) => attributeName))) this.widget?.attribute_changed(name ?? '');
  });

  #mount = async () => {
    if (this.#isLoading || this.widget) return;
    this.#isLoading = true;
    try {
      this.#requestFeed();
      // Not earlier: it would delay the feed.
      whenRead(this.#requested)?.then(() => openFonts(this.#host, this.#root)).catch(() => {});
      await loadModule();
      await nextTask();
      if (this.#isStopped) return;
      if (moduleFailure) return this.#fail(moduleFailure);
      offRetry(this.#mount);
      this.#live.replaceChildren();
      stopListeners.add(this.#fail);
      this.widget = mount(this.#host, this.#root, this.#live, api);
      this.#setRequested(''); // the module has taken what it needs
      if (moduleFailure) this.widget = undefined;
    } catch (error) {
      if (this.#isStopped) return;
      this.#setRequested('');
      const failure = error instanceof Failure ? error : new Failure('wasm-unreachable', `${error}`);
      if (failure.isTransient) onRetry(this.#mount);
      // A failure that the reader sees already is not reported again.
      if (this.#root.dataset.phase !== 'failed') this.#fail(failure);
    } finally {
      this.#isLoading = false;
    }
  };

  /** Requests the feed that the element names now, unless the module does so itself. */
  #requestFeed() {
    this.#setRequested(isModuleRunning ? '' : requestEarly(this.#host));
  }

  /** @param {string} address */
  #setRequested(address) {
    release(this.#requested);
    this.#requested = address;
  }

  #fail = (/** @type {Failure} */ { cause }) => {
    stopListeners.delete(this.#fail);
    this.widget = undefined;
    const language = translationFor(languageAround(this.#host));
    const retry = () => {
      this.#root.focus(bare({ preventScroll: true }));
      this.load();
    };
    const canRetry = cause === 'wasm-unreachable' && !moduleFailure;
    this.#root.lang = language;
    this.#show('failed', failureNotice(language, cause, canRetry && retry));
    this.#host.dispatchEvent(new CustomEvent('isn-error', bare({ bubbles: true, composed: true, detail: { cause } })));
  };

  /** @param {string} phase @param {...Node} nodes */
  #show(phase, ...nodes) {
    this.#root.dataset.phase = phase;
    this.#live.replaceChildren(...nodes);
  }
}
