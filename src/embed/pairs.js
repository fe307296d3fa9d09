/**
 * Script tags and their elements. While the script is on the page, each tag that names a feed has one element, whoever inserts the
 * tag, copies both or removes one of them.
 *
 * Both carry a mark of the same value, so that a pair is known in copies, too: in the snapshots of routers and in `cloneNode`. A tag
 * in the head carries none, because routers compare the heads of pages.
 */
import { ATTRIBUTES } from './attributes.js';
import { log } from './console.js';
import { bare, create, queryAll } from './dom.js';
import { InvestSeoulNews, isNearViewport } from './element.js';
import { isInFramework, untilHydrated } from './hydration.js';
import { preload } from './module.js';
import { NAME } from './script.js';
import { addAddress, ELEMENT_MARK, isEmbedTag, isInert, optionsOf, TAG_MARK } from './tag.js';

/** How often an element is put back within {@link CALM} ms of the last time. More is a page that does not want it. */
const MOST_RETURNS = 20;
const CALM = 1_000;

/** The element of a tag. @typedef {{ element: HTMLElement, options: string, returns: number, returned: number }} Pair */

/** Also of tags that are out of the page for now. @type {WeakMap<Element, Pair>} */
const pairs = new WeakMap();

/** Tags in the page that have an element. @type {Set<HTMLScriptElement>} */
const tags = new Set();

/** Tags that wait for a framework or for the rest of the page. @type {WeakSet<Element>} */
const waiting = new WeakSet();

const FORM = `write <${NAME} feed="…"> where the news should be, and load the script without data-feed`;

/** Whether an element is the one of a tag in the page, other than this one. @param {Element} element @param {Element} tag */
const isTaken = (element, tag) => [...tags].some((other) => other !== tag && other.isConnected && pairs.get(other)?.element === element);

/**
 * The element of the same tag once more: optimisers leave the original, which does not run, beside its running copy.
 * @param {HTMLScriptElement} tag
 */
function elementOfTwin(tag) {
  for (const step of /** @type {const} */ (['previousElementSibling', 'nextElementSibling'])) {
    let other = tag[step];
    while (other?.hasAttribute(ELEMENT_MARK)) other = other[step];
    if (!other || !isEmbedTag(other)) continue;
    const twin = /** @type {HTMLScriptElement} */ (other);
    if (isInert(twin) !== isInert(tag) && optionsOf(twin).get('feed') === optionsOf(tag).get('feed')) return pairs.get(twin)?.element;
  }
}

/** The element that a tag has already, here or in the page that this is a copy of. @param {HTMLScriptElement} tag */
function elementOf(tag) {
  const known = pairs.get(tag)?.element;
  if (known?.isConnected) return known;
  const mark = tag.getAttribute(TAG_MARK);
  const marked = !mark ? [] : queryAll(NAME, tag.getRootNode())
    .filter((element) => element.getAttribute(ELEMENT_MARK) === mark && !isTaken(element, tag));
  const follows = (/** @type {Node} */ element) => tag.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return marked.find(follows) ?? marked[0] ?? elementOfTwin(tag) ?? known;
}

/**
 * For a tag that does not say where the news should be. If it is all that the page has, the element goes into the body: the parser
 * puts such a tag into the head. On any other page only its author knows the right place.
 * @param {HTMLScriptElement} tag
 */
function pairWithoutPlace(tag) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => pairWithoutPlace(tag));
  } else if (!tag.isConnected) {
    // It is gone.
  } else if (!document.body.childElementCount) {
    document.body.append(join(tag, pairs.get(tag)?.element ?? create(NAME, {})));
  } else if ([...tags].some((other) => optionsOf(other).get('feed') === optionsOf(tag).get('feed'))) {
    // A copy by a script loader: the tag that it has copied is in its place.
  } else if (tag.closest('head')) {
    log('warn', `the script tag is in <head>, where nothing is shown (React moves <script async> there): move it, or ${FORM}`);
  } else {
    log('warn', `next/script puts the script tag at the end of the page: ${FORM}`);
  }
}

/** @param {HTMLElement} element @param {Map<string, string>} attributes */
function withAttributes(element, attributes) {
  for (const [name, value] of attributes) element.setAttribute(name, value);
  return element;
}

/** Makes a pair of a tag and an element, which gets the attributes. @param {HTMLScriptElement} tag @param {HTMLElement} element */
function join(tag, element) {
  const options = optionsOf(tag);
  const written = JSON.stringify([...options]);
  const before = pairs.get(tag);
  // What the page has changed on the element stays, unless the tag has become another.
  if (before ? before.options !== written : !element.hasAttribute(ELEMENT_MARK)) {
    for (const [name] of before ? JSON.parse(before.options) : []) if (!options.has(name)) element.removeAttribute(name);
    withAttributes(element, options);
  }
  pairs.set(tag, { returns: 0, returned: 0, ...before, element, options: written });
  tags.add(tag);
  const mark = element.getAttribute(ELEMENT_MARK) || Math.random().toString(36).slice(2, 10);
  element.setAttribute(ELEMENT_MARK, mark);
  // Not if it is there: the observer sees each change.
  if (tag.getAttribute(TAG_MARK) !== mark && !tag.closest('head')) tag.setAttribute(TAG_MARK, mark);
  return element;
}

/**
 * Puts an element behind its tag, unless it is there or the page has put it into a box of its own.
 * @param {HTMLScriptElement} tag
 * @param {HTMLElement} element
 */
function place(tag, element) {
  // A page may reserve room by the height of the tag; the element takes it over.
  const reserved = tag.offsetHeight;
  if (reserved) {
    if (isNearViewport(tag)) InvestSeoulNews.loadAtOnce.add(element);
    element.style.minHeight = `${reserved}px`;
    tag.style.display = 'none';
  }
  const isBeside = element.parentNode === tag.parentNode;
  const isInPlace = isBeside ? isTaken(element, tag) || element.previousElementSibling === tag : tag.parentNode?.contains(element);
  if (!isInPlace) tag.after(element);
}

/** Gives a tag its element. @param {Node} node a tag, if it is one of ours */
function pair(node) {
  if (!node.isConnected || !isEmbedTag(node) || waiting.has(/** @type {Element} */ (node))) return;
  const tag = /** @type {HTMLScriptElement} */ (node);
  const known = elementOf(tag);
  if (tag.closest('head') || 'nscript' in tag.dataset) return known?.isConnected || pairWithoutPlace(tag);
  const hydrated = known ? undefined : untilHydrated(tag);
  if (!hydrated) return place(tag, join(tag, known ?? create(NAME, {})));
  waiting.add(tag);
  // The requests need not wait.
  const release = isNearViewport(tag) ? preload(withAttributes(create('div', {}), optionsOf(tag))) : () => {};
  hydrated.then(() => {
    waiting.delete(tag);
    pair(tag);
    release();
  });
}

/** The page has removed the element of a tag and kept the tag, as routers do that compare pages. @param {HTMLScriptElement} tag */
function putBack(tag) {
  const before = /** @type {Pair} */ (pairs.get(tag));
  if (before.returns > MOST_RETURNS) return; // it stays away
  const now = performance.now();
  before.returns = now - before.returned < CALM ? before.returns + 1 : 0;
  before.returned = now;
  if (before.returns > MOST_RETURNS) return log('warn', 'the page removes the element again and again: it stays away');
  pair(tag);
  if (isInFramework(tag)) log('warn', `a framework has removed what the script tag had inserted: ${FORM}`);
}

/** The tag has gone, or has become another. Its element goes with it. @param {HTMLScriptElement} tag */
function part(tag) {
  tags.delete(tag);
  const element = pairs.get(tag)?.element;
  if (element?.isConnected && !isTaken(element, tag)) element.remove();
}

const observer = new MutationObserver((records) => {
  for (const { target, addedNodes } of records) {
    // No added nodes: an attribute has changed.
    for (const node of addedNodes.length ? addedNodes : [target]) {
      if (node instanceof HTMLScriptElement) {
        if (tags.has(node) && !isEmbedTag(node)) part(node);
        pair(node);
      } else if (node instanceof Element && addedNodes.length) queryAll('script', node).forEach(pair);
    }
  }
  for (const tag of tags) {
    if (!tag.isConnected) part(tag);
    else if (!pairs.get(tag)?.element.isConnected) putBack(tag);
  }
});

/**
 * Pairs the tags in these roots, and all that come later. To be called once for each script on the page.
 * @param {string} url the address of the script
 * @param {Node[]} roots the document, and shadow roots in which the script has run
 */
export function pairTags(url, roots) {
  addAddress(url);
  const attributeFilter = ['src', TAG_MARK, ...ATTRIBUTES.map((name) => `data-${name}`)];
  for (const root of roots) {
    observer.observe(root, bare({ childList: true, subtree: true, attributeFilter }));
    queryAll('script', root).forEach(pair);
  }
}
