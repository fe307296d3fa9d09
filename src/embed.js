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
import { bare, create } from './embed/dom.js';
import { build } from './embed/session.js';

/** @import { Build, Session } from './embed/session.js' */

const NAME = 'invest-seoul-news';

/** How far below or above the viewport an element starts to load. */
const NEAR = '600px';

/** @param {string} version @returns {number[]} */
const numbers = (version) => version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);

/** @param {Build} a @param {Build} b */
const newest = (a, b) => {
  const [x, y] = [numbers(a.version), numbers(b.version)];
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

  static #nearby = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) /** @type {InvestSeoulNews} */ (target).#load();
      }
    },
    bare({ rootMargin: NEAR }),
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
    if (this.#eager) this.#load();
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
    return this.getAttribute('loading')?.trim().toLowerCase() === 'eager';
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

/** Puts an element right after each script tag that names a feed, with the tag's `data-*` as attributes. */
function place() {
  const known = /** @type {typeof InvestSeoulNews} */ (customElements.get(NAME));
  const all = /** @type {NodeListOf<HTMLScriptElement>} */ (Document.prototype.querySelectorAll.call(document, 'script'));
  const tags = script ? [script] : all;
  if (script?.hasAttribute('feed')) console.warn(`[${NAME}] on the script tag, attributes begin with data-: data-feed="…"`);
  for (const tag of tags) {
    if (!('feed' in tag.dataset) || !tag.src.startsWith(address) || known.placed.has(tag)) continue;
    known.placed.add(tag);
    const element = new known();
    for (const { name, value } of tag.attributes) {
      if (name.startsWith('data-')) element.setAttribute(name.slice('data-'.length), value);
    }
    if (tag.closest('head')) {
      placeInBody(element);
      continue;
    }
    // A tag can be given a height to keep room for its element; the element takes it over.
    const reserved = tag.offsetHeight;
    if (reserved) {
      element.style.minHeight = `${reserved}px`;
      tag.style.display = 'none';
    }
    tag.after(element);
  }
}

const known = customElements.get(NAME);
if (known && !('offer' in known)) {
  console.warn(`[${NAME}] this page has defined another <${NAME}>: that one stays, and no news is shown`);
} else {
  if (!known) {
    InvestSeoulNews.offer(build);
    customElements.define(NAME, InvestSeoulNews);
  } else /** @type {typeof InvestSeoulNews} */ (known).offer(build);
  place();
}
