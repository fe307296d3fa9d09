/** DOM access that works on pages which have patched or hidden parts of it. */

/**
 * An object without a prototype, for options: a page may have added properties to `Object.prototype`.
 * @template const T
 * @param {T} members
 * @returns {T}
 */
export const bare = (members) => Object.assign(Object.create(null), members);

/**
 * `querySelectorAll`, also on a page where a form or an image of that name hides it.
 * @param {string} selector
 * @param {Node} root a document, a shadow root or an element
 * @returns {HTMLElement[]}
 */
export function queryAll(selector, root = document) {
  const Root = [Document, Element].find((Class) => root instanceof Class) ?? DocumentFragment;
  return [.../** @type {NodeListOf<HTMLElement>} */ (Root.prototype.querySelectorAll.call(root, selector))];
}

/**
 * Creates an element, also on a page where a form or an image hides `document.createElement`.
 * @template {string} Name
 * @param {Name} name
 * @param {object} properties
 * @param {...(Node | string)} children
 * @returns {Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : HTMLElement}
 */
export function create(name, properties, ...children) {
  const element = Document.prototype.createElement.call(document, name);
  element.append(...children);
  return /** @type {any} */ (Object.assign(element, properties));
}

/** @param {string} className @param {...(Node | string)} children */
export const div = (className, ...children) => create('div', { className }, ...children);

/** @param {Node} node @returns {Element | null} the element that it is in; for a child of a shadow root, the host */
export const parentOf = ({ parentElement, parentNode }) => (parentNode instanceof ShadowRoot ? parentNode.host : parentElement);

/** @param {Element} host @param {string} name @returns {string} the trimmed value; '' if there is no such attribute */
export const attribute = (host, name) => host.getAttribute(name)?.trim() ?? '';

/** Whether an attribute that needs no value is there. @param {Element} host @param {string} name */
export const isSwitchedOn = (host, name) => host.hasAttribute(name) && attribute(host, name).toLowerCase() !== 'false';
