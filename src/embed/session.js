/** One element's time in the page: the placeholder, then the module's widget or a failure. */
import { mount } from '#glue';
import css from '#style';
import { OBSERVED } from './attributes.js';
import { requestChunks } from './chunks.js';
import { attribute, bare, create, div, parentOf } from './dom.js';
import { expectElement, forgetElement, isRequested, release, requestEarly, takeResponse, whenRead } from './early.js';
import { Failure, failureNotice } from './failure.js';
import { openFonts } from './fonts.js';
import { moduleFailure, stopListeners } from './guard.js';
import { loadMessages, messagesFor, reloadMessages } from './messages.js';
import { isModuleRunning, loadModule } from './module.js';
import { placeholder } from './placeholder.js';
import { offRetry, onRetry } from './retry.js';
import { adoptStyleSheet, dropStyleSheets } from './style.js';

/** What the module calls; its type in Rust is `EmbedApi`. */
const api = { takeResponse, adoptStyleSheet, loadMessages, reloadMessages };

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
  /** Why there is no widget. @type {Failure | undefined} */
  #failure;
  /** Whether the module is being loaded for this element. */
  #isLoading = false;
  /** Goes on with what waits for the element to come back into the page. @type {() => void} */
  #resume = () => {};
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
    expectElement(host);
    this.#observeAttributes();
    addEventListener('pageshow', this.#pageShown);
  }

  /** The element is near the viewport, or the reader wants another attempt. */
  load() {
    this.#failure = undefined;
    this.#show('loading');
    this.#mount();
  }

  /** The element has been moved to another place in the page, or has come back into it. */
  moved = () => {
    this.#resume();
    this.#observeAttributes();
    this.#showFailure();
    this.widget?.moved();
  };

  /** Observes the attributes of the element, and the language and direction of all that it is in, out through shadow roots. */
  #observeAttributes() {
    const records = this.#attributes.takeRecords();
    this.#attributes.disconnect();
    this.#attributes.observe(this.#host, bare({ attributeFilter: [...OBSERVED, 'dir'] }));
    for (let node = parentOf(this.#host); node; node = parentOf(node)) {
      this.#attributes.observe(node, bare({ attributeFilter: ['lang', 'dir'] }));
    }
    if (records.length) this.#attributesChanged(records);
  }

  /** The page may have come back from the back/forward cache. @param {PageTransitionEvent} event */
  #pageShown = ({ persisted }) => {
    if (!persisted) return;
    this.moved();
    this.widget?.refresh();
  };

  /** The element has been removed. */
  stop() {
    this.#isStopped = true;
    this.#resume();
    forgetElement(this.#host);
    this.#setRequested('');
    offRetry(this.#mount);
    this.#attributes.disconnect();
    removeEventListener('pageshow', this.#pageShown);
    stopListeners.delete(this.#fail);
    this.widget?.free();
    this.widget = undefined;
  }

  #attributesChanged = (/** @type {MutationRecord[]} */ records) => {
    this.#root.firstElementChild?.replaceWith(placeholder(this.#host));
    if (this.#isLoading) this.#requestFeed();
    this.#showFailure();
    for (const name of new Set(records.map(({ attributeName }) => attributeName))) this.widget?.attribute_changed(name ?? '');
  };

  #attributes = new MutationObserver(this.#attributesChanged);

  #mount = async () => {
    if (this.#isLoading || this.widget) return;
    this.#isLoading = true;
    try {
      this.#requestFeed();
      messagesFor(this.#host);
      requestChunks(this.#host);
      // Not earlier: it would delay the feed.
      whenRead(this.#requested)?.then(() => openFonts(this.#host, this.#root)).catch(() => {});
      await loadModule(attribute(this.#host, 'base'));
      await nextTask();
      if (!this.#host.isConnected) await new Promise((/** @type {(value?: any) => void} */ resolve) => { this.#resume = resolve; });
      if (this.#isStopped) return;
      if (moduleFailure) return this.#fail(moduleFailure);
      offRetry(this.#mount);
      this.#failure = undefined;
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
      if (!this.#failure) this.#fail(failure);
    } finally {
      this.#isLoading = false;
    }
  };

  /** Requests the feed that the element names now. The module does so itself, unless it has been requested already. */
  #requestFeed() {
    this.#setRequested(isModuleRunning && !isRequested(this.#host) ? '' : requestEarly(this.#host));
  }

  /** @param {string} address */
  #setRequested(address) {
    release(this.#requested);
    this.#requested = address;
  }

  #fail = async (/** @type {Failure} */ failure) => {
    stopListeners.delete(this.#fail);
    this.widget = undefined;
    this.#failure = failure;
    await this.#showFailure();
    if (this.#failure !== failure || this.#isStopped) return;
    this.#host.dispatchEvent(new CustomEvent('isn-error', bare({ bubbles: true, composed: true, detail: { cause: failure.cause } })));
  };

  /** In the language that the page has now. */
  async #showFailure() {
    const failure = this.#failure;
    if (!failure) return;
    const { cause } = failure;
    const [language, messages] = await messagesFor(this.#host);
    if (this.#failure !== failure || this.#isStopped) return;
    const retry = () => {
      this.#root.focus(bare({ preventScroll: true }));
      this.load();
    };
    const canRetry = cause === 'wasm-unreachable' && !moduleFailure;
    this.#root.lang = language;
    // As the module has it (src/element/context.rs).
    this.#root.dir = language === 'ar' && !this.#host.dir ? 'rtl' : '';
    this.#show('failed', failureNotice(messages, cause, canRetry && retry));
  }

  /** @param {string} phase @param {...Node} nodes */
  #show(phase, ...nodes) {
    this.#root.dataset.phase = phase;
    this.#live.replaceChildren(...nodes);
  }
}
