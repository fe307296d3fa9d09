// The language of the loader's messages: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageAround, translationFor } from '../language.js';
import MESSAGES from '../messages.json' with { type: 'json' };

// As src/i18n/mod.rs chooses for the module.
test('a tag selects its language, Chinese by script or region, and English if there is no translation', () => {
  const expected = {
    en: 'en', 'EN-gb': 'en', ko_KR: 'ko', ja: 'ja', 'ja-Latn-JP': 'ja', zh: 'zh-hans', 'zh-CN': 'zh-hans', 'zh-Hans-HK': 'zh-hans',
    zh_TW: 'zh-hant', 'zh-HK': 'zh-hant', 'zh-MO': 'zh-hant', 'zh-Hant-CN': 'zh-hant', 'zh-yue-HK': 'zh-hant',
    '': 'en', fr: 'en', kok: 'en', jam: 'en', english: 'en', 'fr-ko': 'en',
  };
  for (const [tag, language] of Object.entries(expected)) assert.equal(translationFor(tag), language, tag);
});

test('every language of the messages is selected by its own tag', () => {
  for (const language of Object.keys(MESSAGES)) assert.equal(translationFor(language), language);
});

test('every language has every message', () => {
  for (const [language, messages] of Object.entries(MESSAGES)) {
    assert.deepEqual(Object.keys(messages), ['wasm-blocked', 'unsupported-browser', 'wasm-unreachable', 'retry'], language);
    assert.ok(Object.values(messages).every((message) => message.trim()), language);
  }
});

test('the nearest language is found through shadow roots', (context) => {
  globalThis.ShadowRoot = class {
    constructor(host) { this.host = host; }
  };
  context.after(() => delete globalThis.ShadowRoot);
  const element = (lang, parentNode = null) => ({ getAttribute: () => lang, parentNode, parentElement: parentNode });
  const inShadow = (host) => ({ ...element(null), parentNode: new ShadowRoot(host) });
  assert.equal(languageAround(element('ko')), 'ko');
  assert.equal(languageAround(element('', element('ko'))), '');
  assert.equal(languageAround(element(null, element('ko'))), 'ko');
  assert.equal(languageAround(inShadow(inShadow(element('ja')))), 'ja');
  assert.equal(languageAround(inShadow(element(null))), '');
});
