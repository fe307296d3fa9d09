// Style sheets of the shadow roots: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptStyleSheet } from '../style.js';

class CSSStyleSheet {
  replaceSync(css) { this.css = css; }
}

const texts = ({ adoptedStyleSheets }) => adoptedStyleSheets.map(({ css }) => css);
const nodeIn = (root) => ({ getRootNode: () => root });

test('a root adopts each sheet once, after those it has, and all roots share one sheet per text', (context) => {
  globalThis.CSSStyleSheet = CSSStyleSheet;
  context.after(() => delete globalThis.CSSStyleSheet);
  const ofPage = Object.assign(new CSSStyleSheet(), { css: 'page' });
  const [first, second] = [{ adoptedStyleSheets: [] }, { adoptedStyleSheets: [ofPage] }];
  for (const css of ['widget', 'cards', 'widget']) {
    for (const root of [first, second]) adoptStyleSheet(nodeIn(root), css);
  }
  assert.deepEqual([first, second].map(texts), [['widget', 'cards'], ['page', 'widget', 'cards']]);
  assert.equal(first.adoptedStyleSheets[0], second.adoptedStyleSheets[1]);
});

test('a root that can not adopt sheets stays as it is', () => {
  const root = { adoptedStyleSheets: [] };
  adoptStyleSheet(nodeIn(root), 'in a browser without constructable style sheets');
  assert.deepEqual(root, { adoptedStyleSheets: [] });
});
