/**
 * The public script: what one tag brings to a stranger's page.
 *
 * It defines `<invest-seoul-news>`, puts one right after its own tag if that tag names a feed, and draws a
 * placeholder of the final size. When an element comes near the viewport it asks for the module and the feed at the
 * same time; from then on the module (src/lib.rs) does the rest. What can go wrong before the module runs is told
 * here; everything after, there. Nothing is left on the page but the element: its class is the registry that
 * several copies and versions of this script share.
 *
 * The page may have patched anything before this runs. What is passed to the browser as options has no prototype, so that
 * nothing a page has hung on `Object.prototype` is taken for one.
 */
import { address, script } from './embed/address.js';
import { all, attribute, bare } from './embed/dom.js';
import { hurry } from './embed/module.js';
import { build } from './embed/session.js';

/** @import { Build, Session } from './embed/session.js' */

const NAME = 'invest-seoul-news';

/** How far from the viewport an element starts to load, in px. */
const NEAR = 600;

/** @param {Build} a @param {Build} b */
const newest = (a, b) => {
  const [x, y] = [a, b].map(({ version }) => version.split(/[.-]/).map((part) => parseInt(part) || 0));
  const at = x.findIndex((part, i) => part !== y[i]);
  return at < 0 || x[at] > (y[at] ?? 0) ? a : b;
};

/** The element. Knows when to load and who serves; how is its session's business. */
class InvestSeoulNews extends HTMLElement {
  /** The newest build on the page. @type {Build} */
  static build;
  /** The build that serves every element, once the first of them has loaded. @type {Build | undefined} */
  static #serving;
  /** Script tags that have their element already. @type {WeakSet<Element>} */
  static placed = new WeakSet();
  /** Elements that are near as they come onto the page. @type {WeakSet<Element>} */
  static near = new WeakSet();

  static #nearby = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) /** @type {InvestSeoulNews} */ (target).#load();
      }
    },
    bare({ rootMargin: `${NEAR}px` }),
  );

  /** @param {Build} build one more copy of the script */
  static offer(build) {
    // Not `this`, which is a subclass where the page has wrapped `customElements.define`.
    InvestSeoulNews.build = InvestSeoulNews.build ? newest(InvestSeoulNews.build, build) : build;
  }

  static observedAttributes = ['loading'];

  /** @type {Session | undefined} */
  #session;
  #loaded = false;

  connectedCallback() {
    if (this.#session) return this.#session.moved(); // within one task
    this.#session = (InvestSeoulNews.#serving ?? InvestSeoulNews.build).attach(this);
    if (InvestSeoulNews.near.delete(this) || this.#eager) this.#load();
    else InvestSeoulNews.#nearby.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      InvestSeoulNews.#nearby.unobserve(this);
      this.#session?.stop();
      this.#session = undefined;
      this.#loaded = false;
    });
  }

  attributeChangedCallback() {
    if (this.#eager) this.#load();
  }

  get #eager() {
    return attribute(this, 'loading').toLowerCase() === 'eager';
  }

  #load() {
    if (!this.#session || this.#loaded) return;
    this.#loaded = true;
    InvestSeoulNews.#nearby.unobserve(this);
    const serving = (InvestSeoulNews.#serving ??= InvestSeoulNews.build);
    if (this.#session.build !== serving) {
      this.#session.stop();
      this.#session = serving.attach(this);
    }
    this.#session.load();
  }

  /** Asks for the feed again; for the first time, where the reader has not come near yet. */
  refresh() {
    if (this.#loaded) this.#session?.refresh();
    else this.#load();
  }

  /** Goes on by what is on screen. */
  next() {
    this.#session?.next();
  }

  /** Goes back by what is on screen. */
  previous() {
    this.#session?.previous();
  }

  /** Brings a card into view. @param {number} index from 0 */
  goTo(index) {
    this.#session?.goTo(index);
  }

  /** What is shown; empty until there is something. @returns {object[]} */
  get items() {
    return this.#session?.items() ?? [];
  }
}

/**
 * For a tag in the head, where nothing is shown. Browsers put it there if it is all the page has: then the body is the
 * place. In a page with content only its author knows.
 * @param {HTMLElement} element
 */
function placeInBody(element) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => placeInBody(element));
  } else if (document.body.childElementCount) {
    console.warn(`[${NAME}] the script tag stands in <head>, where nothing is shown: move it to where the news should be`);
  } else {
    document.body.append(element);
  }
}

/**
 * Whether an element is near the viewport as it is laid out now. In frames, and in tabs that nobody looks at, only the
 * observer can tell.
 * @param {HTMLElement} element
 */
function isNear(element) {
  const [box] = element.getClientRects();
  return box && window === top && !document.hidden
    && box.bottom > -NEAR && box.top < innerHeight + NEAR && box.right > -NEAR && box.left < innerWidth + NEAR;
}

/** The element, if another copy of this script or the page has defined it. */
const before = /** @type {typeof InvestSeoulNews | undefined} */ (customElements.get(NAME));

/**
 * Has an element load as soon as it is on the page, which it will be within this task. The requests leave right now.
 * @param {HTMLElement} element
 */
function loadAtOnce(element) {
  (before ?? InvestSeoulNews).near?.add(element);
  // Else another copy of the script may be the one that serves.
  if (!before) hurry(element);
}

/** Puts an element right after each script tag that names a feed, with the tag's `data-*` as attributes. */
function place() {
  const known = /** @type {typeof InvestSeoulNews} */ (customElements.get(NAME));
  if (script?.hasAttribute('feed')) console.warn(`[${NAME}] on the script tag, attributes begin with data-: data-feed="…"`);
  for (const tag of /** @type {HTMLScriptElement[]} */ (script ? [script] : all('script'))) {
    if (!('feed' in tag.dataset) || !tag.src.startsWith(address) || known.placed.has(tag)) continue;
    known.placed.add(tag);
    const element = new known();
    for (const { name, value } of tag.attributes) {
      if (name.startsWith('data-')) element.setAttribute(name.slice(5), value);
    }
    if (tag.closest('head')) {
      placeInBody(element);
      continue;
    }
    if (isNear(tag)) loadAtOnce(element);
    // A tag can be given a height to keep room for its element; the element takes it over.
    const reserved = tag.offsetHeight;
    if (reserved) {
      element.style.minHeight = `${reserved}px`;
      tag.style.display = 'none';
    }
    tag.after(element);
  }
}

/** Defines the element, unless there is one. */
function start() {
  if (before && !('offer' in before)) {
    return console.warn(`[${NAME}] this page has defined another <${NAME}>: that one stays, and no news is shown`);
  }
  // Before there is an element: what the reader waits for is on the line then.
  if (!before && script?.src && 'feed' in script.dataset && isNear(script)) hurry(script, 'data-');
  (before ?? InvestSeoulNews).offer(build);
  if (!before) {
    all(NAME).filter(isNear).forEach(loadAtOnce);
    customElements.define(NAME, InvestSeoulNews);
  }
  place();
}

// Not from here: whoever notes down where a request comes from (developer tools, monitors) has the browser read every
// function again that is under way, and this one is the whole script.
queueMicrotask(start);
