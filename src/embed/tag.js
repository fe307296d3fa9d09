/** The script tag as a form of the element: which tags have one, and which attributes they give it. */
import { ATTRIBUTES } from './attributes.js';
import { FILE, scriptUrl } from './script.js';

/** The mark on a tag that has an element. The element has the same value in {@link ELEMENT_MARK}. */
export const TAG_MARK = 'data-element';

/** The mark on an element that was inserted for a tag. */
export const ELEMENT_MARK = 'from-tag';

/** @param {string} url */
const withoutQuery = (url) => url.split(/[?#]/, 1)[0];

/** Addresses of our scripts on this page, without query and fragment: an optimiser's copy may have any name. */
const addresses = new Set([withoutQuery(scriptUrl)]);

/** Makes the tags of another script known. @param {string} url */
export const addAddress = (url) => addresses.add(withoutQuery(url));

/**
 * What a tag says about its element, by attribute name: options in the address of the script (`?feed=…` or `#feed=…`), for tag
 * managers that drop `data-*`; then `data-*`. Only our own names lose the prefix.
 * @param {HTMLScriptElement} tag
 * @returns {Map<string, string>}
 */
export function optionsOf(tag) {
  /** @type {Map<string, string>} */
  const options = new Map();
  for (const list of tag.src.split(/[?#]/).slice(1)) {
    for (const [name, value] of new URLSearchParams(list)) if (ATTRIBUTES.includes(name)) options.set(name, value);
  }
  for (const { name, value } of tag.attributes) {
    if (!name.startsWith('data-') || name === TAG_MARK) continue;
    const own = name.slice(5);
    options.set(ATTRIBUTES.includes(own) ? own : name, value);
  }
  return options;
}

/** Whether a node is a tag of this script, or of another version of it, that names a feed. @param {Node} node */
export function isEmbedTag(node) {
  const tag = /** @type {HTMLScriptElement} */ (node);
  if (tag.localName !== 'script' || !tag.src) return false;
  const url = withoutQuery(tag.src);
  return (addresses.has(url) || FILE.test(url)) && optionsOf(tag).has('feed');
}

/** Whether browsers leave a tag alone because of its type, which optimisers use to delay scripts. @param {HTMLScriptElement} tag */
export const isInert = ({ type }) => !/^\s*(module\s*$|(text|application)\/(x-)?(java|ecma)script|$)/i.test(type);
