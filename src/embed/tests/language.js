// The language of the loader's messages: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { languageAround, languageOf } from '../language.js';

// As src/i18n/language.rs chooses for the module.
test('a tag selects its language, Chinese by script or region, and English if there is none', () => {
  const expected = {
    en: 'en', 'EN-gb': 'en', ko_KR: 'ko', ja: 'ja', 'ja-Latn-JP': 'ja', 'fr-CA': 'fr', de_AT: 'de', 'es-419': 'es', ru: 'ru',
    'ar-EG': 'ar', 'vi-VN': 'vi', id: 'id', in_ID: 'id', 'th-TH-u-nu-thai': 'th',
    zh: 'zh-Hans', 'zh-CN': 'zh-Hans', 'zh-SG': 'zh-Hans', 'zh-Hans-HK': 'zh-Hans', 'zh-Hans-TW': 'zh-Hans',
    zh_TW: 'zh-Hant', 'zh-HK': 'zh-Hant', 'zh-MO': 'zh-Hant', 'zh-Hant-CN': 'zh-Hant', 'zh-yue-HK': 'zh-Hant',
    '': 'en', pt: 'en', kok: 'en', jam: 'en', english: 'en', 'pt-ko': 'en', zho: 'en', '-ko': 'en', 한국어: 'en',
  };
  for (const [tag, language] of Object.entries(expected)) assert.equal(languageOf(tag), language, tag);
});

test('every file of messages is selected by its own tag', () => {
  const files = readdirSync(new URL('../../i18n/messages/', import.meta.url));
  assert.equal(files.length, 13);
  for (const file of files) assert.equal(`${languageOf(file.slice(0, -5))}.json`, file);
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
