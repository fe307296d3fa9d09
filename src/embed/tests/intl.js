// How dates and numbers are written: node --test src/embed/tests
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../intl.js';
import { spoken } from '../language.js';

test('dates are those of Seoul, numbers long and short', () => {
  const { tag, date, number, compact } = formats('en_us');
  assert.equal(tag, 'en-US');
  assert.equal(date(Date.UTC(2018, 7, 1, 15, 30)), 'Aug 2, 2018');
  assert.deepEqual([number(4733), compact(4733), compact(12_345)], ['4,733', '4.7K', '12K']);
  assert.equal(formats('ko').date(0), '1970. 1. 1.');
});

test('formatters are made once', () => {
  assert.equal(formats('ko-kr'), formats('ko_KR'));
});

test('what is no tag has no formats, what is no day no date', () => {
  for (const tag of ['', 'Korean!', 'k', '中文']) assert.equal(formats(tag), undefined, tag);
  for (const ms of [NaN, Infinity, 1e20]) assert.equal(formats('en').date(ms), '');
});

test('languages are told by their tags, Chinese by script or region', () => {
  const expected = {
    en: 'en', 'EN-gb': 'en', ko_KR: 'ko', ja: 'ja', zh: 'zh-hans', 'zh-CN': 'zh-hans', zh_TW: 'zh-hant', 'zh-Hans-HK': 'zh-hans',
    'zh-Hant-CN': 'zh-hant', 'zh-yue-HK': 'zh-hant',
  };
  for (const [tag, language] of Object.entries(expected)) assert.equal(spoken(tag), language, tag);
  for (const tag of ['', 'fr', 'kok', 'jam', 'english', 'fr-ko']) assert.equal(spoken(tag), undefined, tag);
});
