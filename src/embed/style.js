/** Style sheets of the shadow roots. */

/** One object per text, shared by all elements. @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * Lets the shadow root around a node adopt a style sheet, once, after those it has.
 * @param {Node} node
 * @param {string} css
 */
export function adoptStyleSheet(node, css) {
  const root = /** @type {ShadowRoot} */ (node.getRootNode());
  try {
    const sheet = sheets.get(css) ?? new CSSStyleSheet();
    if (!sheets.has(css)) sheet.replaceSync(css);
    sheets.set(css, sheet);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // The browser has no such sheets (src/embed/module.js reports that), or the page has moved the element to another document,
    // which may not adopt sheets of this one.
  }
}
