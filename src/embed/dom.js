/** What the browser is asked for, on pages that may have patched or hidden anything. */

/**
 * Options for the browser: without a prototype, which a page may have put anything into.
 * @template const T
 * @param {T} members
 * @returns {T}
 */
export const bare = (members) => Object.assign(Object.create(null), members);

/** Whether the youngest feature is there that nothing works without (Chrome 73, Firefox 101, Safari 16.4). */
export const adopts = () => 'adoptedStyleSheets' in Document.prototype;

/**
 * `document.querySelectorAll`, also on a page with a form or an image of that name, which would stand in its place.
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const all = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (Document.prototype.querySelectorAll.call(document, selector))];

/**
 * `document.createElement`, likewise.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {object} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function create(name, properties, ...children) {
  const element = /** @type {HTMLElement} */ (Document.prototype.createElement.call(document, name));
  element.append(...children);
  return /** @type {HTMLElementTagNameMap[Name]} */ (Object.assign(element, properties));
}

/** @param {string} className @param {...(Node | string)} children */
export const box = (className, ...children) => create('div', { className }, ...children);

/** @param {Element} host @param {string} name @returns {string} what the page has written, less what means nothing */
export const attribute = (host, name) => host.getAttribute(name)?.trim() ?? '';

/**
 * Ends the task. Where the browser can be told so, the next comes before it draws.
 * @returns {Promise<void>}
 */
export const pause = () => new Promise((go) => {
  const { scheduler } = /** @type {any} */ (self);
  if (scheduler?.postTask) scheduler.postTask(go, bare({ priority: 'user-blocking' }));
  else setTimeout(go);
});
