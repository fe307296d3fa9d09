/**
 * The custom element `<invest-seoul-news>`: knows when to load, and which version of the script serves it.
 *
 * The first script on the page defines the class. It is also the registry for further scripts, of this version or another: there is
 * no global. Its static members and {@link Build} are the contract between versions.
 */
import { reflectAttributes, upgradeProperties } from './attributes.js';
import { attribute, bare } from './dom.js';

/** @import { Session } from './session.js' */

/** One script on the page. @typedef {{ version: string, attach: (host: HTMLElement) => Session }} Build */

/** How far from the viewport an element starts to load, in px. */
const MARGIN = 600;

/** How long an element that is out of the page keeps its session, in ms, and how many elements do. */
const [STAY, MOST_AWAY] = [5_000, 8];

/** Elements that are out of the page and have a session, oldest first. @type {Set<InvestSeoulNews>} */
const away = new Set();

/**
 * Whether an element is near the viewport now. Forces layout. In a frame or a hidden tab only the observer can tell.
 * @param {HTMLElement} element
 */
export function isNearViewport(element) {
  const [box] = element.getClientRects();
  return box && window === top && !document.hidden
    && box.bottom > -MARGIN && box.top < innerHeight + MARGIN && box.right > -MARGIN && box.left < innerWidth + MARGIN;
}

/** @param {Build} a @param {Build} b @returns {Build} */
function newer(a, b) {
  const [x, y] = [a, b].map(({ version }) => version.split(/[.-]/).map((part) => parseInt(part) || 0));
  const at = x.findIndex((part, index) => part !== y[index]);
  return at < 0 || x[at] > (y[at] ?? 0) ? a : b;
}

export class InvestSeoulNews extends HTMLElement {
  static observedAttributes = ['loading'];

  /** The newest build on the page. @type {Build} */
  static #newest;
  /** The build that serves all elements, from the moment when the first of them loads. @type {Build | undefined} */
  static #active;
  /** Pairs script tags with elements (pairs.js); of the script that has defined this class. @type {(url: string, roots: Node[]) => void} */
  static pairTags;
  /** Whether there has been an element in the page. */
  static isUsed = false;
  /** Elements that load as soon as they are connected, without waiting for the observer. @type {WeakSet<Element>} */
  static loadAtOnce = new WeakSet();

  static #observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) /** @type {InvestSeoulNews} */ (target).#load();
      }
    },
    // The second is for scroll containers. A browser that does not know it ignores it.
    bare({ rootMargin: `${MARGIN}px`, scrollMargin: `${MARGIN}px` }),
  );

  static {
    reflectAttributes(this);
  }

  /** Adds a script. @param {Build} build */
  static register(build) {
    // Not `this`: that is a subclass where the page has wrapped `customElements.define`.
    InvestSeoulNews.#newest = InvestSeoulNews.#newest ? newer(InvestSeoulNews.#newest, build) : build;
  }

  /** Who serves this element. @type {Build | undefined} */
  #build;
  /** While it is in the page. @type {Session | undefined} */
  #session;
  #isLoaded = false;
  #leaving = 0;

  constructor() {
    super();
    upgradeProperties(this);
  }

  connectedCallback() {
    InvestSeoulNews.isUsed = true;
    away.delete(this);
    clearTimeout(this.#leaving);
    if (this.#session) return this.#session.moved();
    this.#attach(InvestSeoulNews.#active ?? InvestSeoulNews.#newest);
    if (InvestSeoulNews.loadAtOnce.delete(this) || this.#isEager) this.#load();
    else InvestSeoulNews.#observer.observe(this);
  }

  /** Frameworks and routers take an element out and bring it back, so its session goes on for a while. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#session) return;
      clearTimeout(this.#leaving);
      this.#leaving = setTimeout(() => this.#leave(), STAY);
      away.add(this);
      if (away.size > MOST_AWAY) [...away][0].#leave();
    });
  }

  #leave() {
    away.delete(this);
    clearTimeout(this.#leaving);
    InvestSeoulNews.#observer.unobserve(this);
    this.#session?.stop();
    this.#session = undefined;
    this.#isLoaded = false;
  }

  attributeChangedCallback() { if (this.#isEager) this.#load(); }

  get #isEager() { return attribute(this, 'loading').toLowerCase() === 'eager'; }

  /** @param {Build} build */
  #attach(build) {
    this.#session?.stop();
    this.#build = build;
    this.#session = build.attach(this);
  }

  #load() {
    if (!this.#session || this.#isLoaded) return;
    this.#isLoaded = true;
    InvestSeoulNews.#observer.unobserve(this);
    const active = (InvestSeoulNews.#active ??= InvestSeoulNews.#newest);
    if (this.#build !== active) this.#attach(active);
    this.#session.load();
  }

  get #widget() { return this.#session?.widget; }

  /** Loads the feed again; for the first time, if the element is not near the viewport yet. */
  refresh() {
    if (this.#widget) this.#widget.refresh();
    else if (this.#isLoaded) this.#session?.load();
    else this.#load();
  }

  /** Scrolls forward by as many cards as are in view. */
  next() { this.#widget?.next(); }

  /** Scrolls back by as many cards as are in view. */
  previous() { this.#widget?.previous(); }

  /** Scrolls to a card. @param {number} index from 0 */
  goTo(index) { this.#widget?.go_to(index); }

  /** What is shown; empty until there are cards. @returns {object[]} */
  get items() { return this.#widget?.items() ?? []; }
}
