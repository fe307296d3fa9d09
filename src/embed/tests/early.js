// Requests that leave before the module asks: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ask, letAllGo, letGo, request } from '../early.js';

/** @type {{ href: string, signal: AbortSignal }[]} */
let sent = [];

beforeEach(() => {
  letAllGo();
  sent = [];
  globalThis.fetch = (href, { signal }) => {
    sent.push({ href, signal });
    return new Promise(() => {});
  };
});

const host = (attributes) => ({ baseURI: 'https://page.test/news/', getAttribute: (name) => attributes[name] ?? null });

test('elements that show the same feed send one request, for as many items as the greediest shows', () => {
  assert.equal(ask(host({ feed: 'feed.json' })), 'https://page.test/news/feed.json');
  ask(host({ feed: ' https://page.test/news/feed.json ', limit: '30' }));
  ask(host({ feed: 'feed.json', limit: '5' }));
  assert.deepEqual(sent.map(({ href }) => href), ['https://page.test/news/feed.json']);
  assert.equal(request('https://page.test/news/feed.json', 12, false).wanted, 30);
});

test('a tag and the element behind it send one request', () => {
  assert.equal(ask(host({ 'data-feed': 'feed.json', 'data-limit': '30' }), 'data-'), 'https://page.test/news/feed.json');
  ask(host({ feed: 'feed.json' }));
  assert.equal(sent.length, 1);
  assert.equal(request('https://page.test/news/feed.json', 12, false).wanted, 30);
});

test('what the module asks for has left already, once', () => {
  const href = ask(host({ feed: 'feed.json' }));
  const first = request(href, 40, false);
  assert.equal(first.wanted, 40);
  assert.notEqual(request(href, 40, false), first);
  assert.equal(sent.length, 2);
});

test('the cache is asked anew', () => {
  const href = ask(host({ feed: 'feed.json' }));
  request(href, 12, true);
  assert.equal(sent.length, 2);
});

test('a request ends with the last element that would show it', () => {
  const href = ask(host({ feed: 'feed.json' }));
  ask(host({ feed: 'feed.json' }));
  letGo(href);
  assert.equal(sent[0].signal.aborted, false);
  letGo(href);
  assert.equal(sent[0].signal.aborted, true);
  letGo(href); // nothing is left to let go
});

test('a request that the module has is not ended by an element', () => {
  const href = ask(host({ feed: 'feed.json' }));
  request(href, 12, false);
  letGo(href);
  assert.equal(sent[0].signal.aborted, false);
});

test('without an address nothing is asked for', () => {
  for (const feed of [undefined, '', ' ', 'http://[']) assert.equal(ask(host({ feed })), '');
  assert.deepEqual(sent, []);
});
