// Style sheets of the shadow roots: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptStyleSheet, dropStyleSheets } from '../style.js';

class CSSStyleSheet {
  replaceSync(css) { this.css = css; }
}

const texts = ({ adoptedStyleSheets }) => adoptedStyleSheets.map(({ css }) => css);
const nodeIn = (root) => ({ getRootNode: () => root });

test('a root adopts each sheet once, before those of the page, and all roots share one sheet per text', (context) => {
  globalThis.CSSStyleSheet = CSSStyleSheet;
  context.after(() => delete globalThis.CSSStyleSheet);
  const ofPage = Object.assign(new CSSStyleSheet(), { css: 'page' });
  const [first, second] = [{ adoptedStyleSheets: [] }, { adoptedStyleSheets: [ofPage] }];
  for (const css of ['widget', 'cards', 'widget']) {
    for (const root of [first, second]) adoptStyleSheet(nodeIn(root), css);
  }
  assert.deepEqual([first, second].map(texts), [['widget', 'cards'], ['widget', 'cards', 'page']]);
  assert.equal(first.adoptedStyleSheets[0], second.adoptedStyleSheets[0]);
});

test('a sheet of the page stays, in its place, when an element comes back or another version takes it over', async (context) => {
  globalThis.CSSStyleSheet = CSSStyleSheet;
  context.after(() => delete globalThis.CSSStyleSheet);
  const another = await import('../style.js?another-version');
  const ofPage = Object.assign(new CSSStyleSheet(), { css: 'page' });
  const root = { adoptedStyleSheets: [] };
  adoptStyleSheet(nodeIn(root), 'widget');
  root.adoptedStyleSheets.push(ofPage);
  adoptStyleSheet(nodeIn(root), 'cards');
  const afterEach = [texts(root)];
  for (const version of [{ adoptStyleSheet, dropStyleSheets }, another]) {
    version.dropStyleSheets(root);
    afterEach.push(texts(root));
    version.adoptStyleSheet(nodeIn(root), 'widget');
    afterEach.push(texts(root));
  }
  assert.deepEqual(afterEach, [['widget', 'cards', 'page'], ['page'], ['widget', 'page'], ['page'], ['widget', 'page']]);
  assert.equal(root.adoptedStyleSheets[1], ofPage);
});

test('a root without such a list, in an old browser, does not get one', () => {
  const root = {};
  dropStyleSheets(root);
  assert.deepEqual(root, {});
});

test('a root that can not adopt sheets stays as it is', () => {
  const root = { adoptedStyleSheets: [] };
  adoptStyleSheet(nodeIn(root), 'in a browser without constructable style sheets');
  assert.deepEqual(root, { adoptedStyleSheets: [] });
});
