import assert from 'node:assert/strict';
import test from 'node:test';
import { attributesOf, isShown } from '../query.js';

test('attributes are those of the query', () => {
  const query = '?feed=https%3A%2F%2Fnews.test%2Ffeed.json&lang=ko&heading-level=3&search';
  assert.deepEqual([...attributesOf(query)], [
    ['feed', 'https://news.test/feed.json'],
    ['loading', 'eager'],
    ['theme', 'light'],
    ['lang', 'ko'],
    ['heading-level', '3'],
    ['search', ''],
  ]);
});

test('a query without a feed is about the one beside the versions', () => {
  assert.deepEqual([...attributesOf('')], [['feed', '../feed.json'], ['loading', 'eager'], ['theme', 'light']]);
});

test('other names and the folder of the code are left out', () => {
  const query = '?base=https%3A%2F%2Fevil.test%2F&onclick=alert(1)&style=color:red&FEED=x&open=same-tab&loading=lazy';
  assert.deepEqual([...attributesOf(query)], [['feed', '../feed.json'], ['loading', 'lazy'], ['theme', 'light']]);
});

test('a page of its own takes no words and pictures from its address, and tells nobody', () => {
  const query = '?heading=Free%20money&fallback-image=https%3A%2F%2Fevil.test%2Fx.png&beacon=https%3A%2F%2Fevil.test%2F&utm=x&lang=ko';
  assert.deepEqual([...attributesOf(query, false)], [['feed', '../feed.json'], ['loading', 'eager'], ['theme', 'light'], ['lang', 'ko']]);
});

test('a page of its own shows feeds of its own server alone', () => {
  const page = 'https://news.test/v1/embed.html';
  assert.deepEqual(
    ['../feed.json', 'https://news.test/other.json', 'https://evil.test/feed.json', 'javascript:alert(1)', 'https://'].map((feed) => isShown(feed, page, false)),
    [true, true, false, false, false],
  );
  assert.equal(isShown('https://evil.test/feed.json', page, true), true);
});
