// How dates and numbers are written: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { write } from '../intl.js';

test('dates are those of Seoul, numbers long and short', () => {
  assert.equal(write('en_us', 'tag'), 'en-US');
  assert.equal(write('en_us', 'date', Date.UTC(2018, 7, 1, 15, 30)), 'Aug 2, 2018');
  assert.equal(write('ko', 'date', 0), '1970. 1. 1.');
  assert.equal(write('en', 'number', 4733), '4,733');
  assert.deepEqual([4733, 12_345].map((n) => write('en', 'compact', n)), ['4.7K', '12K']);
});

test('what is no tag or no day is not written', () => {
  for (const tag of ['', 'Korean!', 'k', '中文']) assert.equal(write(tag, 'tag'), undefined, tag);
  for (const ms of [NaN, Infinity, 1e20]) assert.equal(write('en', 'date', ms), undefined);
});
