/** Style sheets of the shadow roots. */

/** A property of the sheets of this script. Every version sets it, so that a version knows the sheets of another. */
const OWN = 'isInvestSeoulNews';

/** One object per text, shared by all elements. @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

const isOwn = (/** @type {CSSStyleSheet} */ sheet) => OWN in sheet;
/** Whether the page or a browser extension has added it. @param {CSSStyleSheet} sheet */
const isForeign = (sheet) => !isOwn(sheet);

/**
 * Lets the shadow root around a node adopt a style sheet, once. It comes after our other sheets and before foreign ones, which may
 * override it.
 * @param {Node} node
 * @param {string} css
 */
export function adoptStyleSheet(node, css) {
  const root = /** @type {ShadowRoot} */ (node.getRootNode());
  try {
    const sheet = sheets.get(css) ?? Object.assign(new CSSStyleSheet(), { [OWN]: true });
    if (!sheets.has(css)) sheet.replaceSync(css);
    sheets.set(css, sheet);
    const adopted = root.adoptedStyleSheets;
    if (!adopted.includes(sheet)) root.adoptedStyleSheets = [...adopted.filter(isOwn), sheet, ...adopted.filter(isForeign)];
  } catch {
    // There are no such sheets (module.js reports that), or the element is in another document, which may not adopt these.
  }
}

/** Removes our sheets, also those of another version of this script. @param {ShadowRoot} root */
export function dropStyleSheets(root) {
  // An old browser has no such list.
  if (root.adoptedStyleSheets) root.adoptedStyleSheets = root.adoptedStyleSheets.filter(isForeign);
}
