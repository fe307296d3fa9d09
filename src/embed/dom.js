/** What the browser is asked for, on pages that may have patched or hidden anything. */

/**
 * Options for the browser: without a prototype, which a page may have put anything into.
 * @template const T
 * @param {T} members
 * @returns {T}
 */
export const bare = (members) => Object.assign(Object.create(null), members);

/**
 * `document.createElement`, also on a page with a form or an image of that name, which would stand in its place.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const create = (name) =>
  /** @type {HTMLElementTagNameMap[Name]} */ (/** @type {HTMLElement} */ (Document.prototype.createElement.call(document, name)));

/** @param {string} className @param {...(Node | string)} children */
export function box(className, ...children) {
  const element = create('div');
  element.className = className;
  element.append(...children);
  return element;
}
