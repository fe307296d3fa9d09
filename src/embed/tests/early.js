// Requests that are sent before the module runs: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { expectElement, forgetElement, release, requestEarly as request, takeResponse, whenRead } from '../early.js';

/** The addresses that the current test has requested. @type {string[]} */
const requested = [];

/** @type {typeof request} */
const requestEarly = (...values) => {
  const address = request(...values);
  requested.push(address);
  return address;
};

const releaseAll = () => requested.splice(0).forEach(release);

const FEED = 'https://page.test/news/feed.json';

/** @type {{ address: string, init: RequestInit }[]} */
let sent = [];

beforeEach(() => {
  releaseAll();
  sent = [];
  globalThis.fetch = (address, init) => {
    sent.push({ address, init });
    return new Promise(() => {});
  };
});

const host = (attributes) => ({ baseURI: 'https://page.test/news/', getAttribute: (name) => attributes[name] ?? null });

test('elements with the same feed send one request, for as many items as the greatest limit', () => {
  assert.equal(requestEarly(host({ feed: 'feed.json' })), FEED);
  requestEarly(host({ feed: ` ${FEED} `, limit: '30' }));
  requestEarly(host({ feed: 'feed.json', limit: '5' }));
  assert.deepEqual(sent.map(({ address }) => address), [FEED]);
  assert.equal(takeResponse(FEED).wanted, 30);
});

test('a request is for what all elements of the page want, also those that come later or are far away', () => {
  const [far, late, other] = [{ limit: '20' }, { limit: '40' }, { feed: 'other.json', limit: '99' }]
    .map((attributes) => host({ feed: 'feed.json', ...attributes }));
  expectElement(far);
  expectElement(other);
  requestEarly(host({ feed: 'feed.json', limit: '6' }));
  expectElement(late);
  assert.equal(takeResponse(FEED).wanted, 40);
  [far, late].forEach(forgetElement);
  requestEarly(host({ feed: 'feed.json', limit: '6' }));
  assert.equal(takeResponse(FEED).wanted, 6);
});

test('a limit that is none counts as the default', () => {
  for (const limit of ['0', '-1', '101', 'many', '']) {
    requestEarly(host({ feed: 'feed.json', limit }));
    assert.equal(takeResponse(FEED).wanted, 12, limit);
  }
});

test('the request has no cookies, and options that inherit nothing', () => {
  requestEarly(host({ feed: 'feed.json' }));
  const [{ init }] = sent;
  assert.equal(Object.getPrototypeOf(init), null);
  assert.equal(init.credentials, 'omit');
});

test('the module takes the response once', async () => {
  globalThis.fetch = async () => new Response('{"items":[]}');
  requestEarly(host({ feed: 'feed.json' }));
  const read = whenRead(FEED);
  const request = takeResponse(FEED);
  assert.equal(request.isRead, false);
  await read;
  assert.equal(request.isRead, true);
  assert.equal(await (await request.response).text(), '{"items":[]}');
  assert.equal(takeResponse(FEED), undefined);
  assert.equal(whenRead(FEED), undefined);
});

test('the response ends with the item after those that are wanted', async () => {
  const items = Array.from({ length: 50 }, (_, id) => `{"id":${id}},`);
  const head = '{"version":"1.1","title":"","language":"","authors":[],"items":[';
  const chunks = [head, ...items].map((text) => new TextEncoder().encode(text));
  globalThis.fetch = async () => new Response(new ReadableStream({
    pull: (controller) => (chunks.length ? controller.enqueue(chunks.shift()) : controller.close()),
  }));
  requestEarly(host({ feed: 'feed.json', limit: '2' }));
  await whenRead(FEED);
  const { response, isCut } = takeResponse(FEED);
  assert.equal(isCut, true);
  assert.equal(await (await response).text(), `${head}{"id":0},{"id":1},{"id":2},`);
});

test('a request is aborted with the last element that waits for it', () => {
  const address = requestEarly(host({ feed: 'feed.json' }));
  requestEarly(host({ feed: 'feed.json' }));
  release(address);
  assert.equal(sent[0].init.signal.aborted, false);
  release(address);
  assert.equal(sent[0].init.signal.aborted, true);
  release(address); // there is none any more
  assert.equal(takeResponse(address), undefined);
});

test('a request that the module has taken is not aborted by an element', () => {
  const address = requestEarly(host({ feed: 'feed.json' }));
  const { controller } = takeResponse(address);
  release(address);
  releaseAll();
  assert.equal(sent[0].init.signal.aborted, false);
  controller.abort();
  assert.equal(sent[0].init.signal.aborted, true);
});

test('all are aborted at once, and sent anew', () => {
  const address = requestEarly(host({ feed: 'feed.json' }));
  releaseAll();
  assert.equal(sent[0].init.signal.aborted, true);
  release(address); // belongs to a request that is gone
  requestEarly(host({ feed: 'feed.json' }));
  assert.equal(sent.length, 2);
});

test('without an address nothing is requested', () => {
  for (const feed of [undefined, '', ' ', 'http://[']) assert.equal(requestEarly(host({ feed })), '');
  assert.deepEqual(sent, []);
});

test('a page whose fetch throws or is gone has no early request', () => {
  for (const fetch of [() => { throw new Error('no'); }, undefined]) {
    globalThis.fetch = fetch;
    assert.equal(requestEarly(host({ feed: 'feed.json' })), '');
    assert.equal(takeResponse(FEED), undefined);
  }
});

test('a response that fails is the error of nobody but the module', async () => {
  globalThis.fetch = async () => { throw new TypeError('offline'); };
  requestEarly(host({ feed: 'feed.json' }));
  await assert.rejects(whenRead(FEED), /offline/);
  await assert.rejects(takeResponse(FEED).response, /offline/);
});

test('a page may have removed AbortController, and have promises of its own', async (context) => {
  const { AbortController } = globalThis;
  context.after(() => { globalThis.AbortController = AbortController; });
  delete globalThis.AbortController;
  globalThis.fetch = () => ({ then: (resolve) => resolve({ ok: true, body: null }) });
  const address = requestEarly(host({ feed: 'feed.json' }));
  const { response, controller } = takeResponse(address);
  assert.equal(controller, undefined);
  assert.deepEqual(await response, { ok: true, body: null });
  requestEarly(host({ feed: 'feed.json' }));
  release(address);
  releaseAll();
});
