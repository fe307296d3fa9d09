// When the early download of a feed ends: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemCounter, limitItems } from '../enough.js';

const items = (count) => Array.from({ length: count }, (_, id) => ({ id, title: `소식 ${id}`, authors: [{ name: '}]"\\' }] }));
/** What a feed says of itself. */
const head = { version: 'https://jsonfeed.org/version/1.1', title: '소식', language: 'ko', authors: [] };
const bytes = (feed) => new TextEncoder().encode(typeof feed === 'string' ? feed : JSON.stringify(feed));

/** After how many bytes there are more items than `wanted`; nothing if there never are. */
function enoughAt(feed, wanted, length = 1) {
  const hasEnough = itemCounter();
  const all = bytes(feed);
  for (let at = 0; at < all.length; at += length) {
    if (hasEnough(all.subarray(at, at + length), wanted)) return Math.min(at + length, all.length);
  }
}

/** A request for this many items. */
const requestFor = (wanted) => ({ wanted, isCut: false, isRead: false });

/** A response of these chunks, and what became of its download. */
function responseOf(chunks, { init, end = 'close' } = {}) {
  const seen = { sent: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      if (seen.sent < chunks.length) controller.enqueue(chunks[seen.sent++]);
      else if (end === 'close') controller.close();
      else if (end === 'error') controller.error(new TypeError('gone'));
    },
    cancel: () => { seen.cancelled = true; },
  }, { highWaterMark: 0 });
  return { response: new Response(body, init), seen };
}

const cutIntoChunks = (all, length) => Array.from({ length: Math.ceil(all.length / length) }, (_, at) => all.subarray(at * length, (at + 1) * length));

test('there is enough with the last byte of the item after those that are wanted, however the bytes come', () => {
  const feed = { ...head, items: items(20) };
  const end = bytes({ ...feed, items: items(13) }).length - ']}'.length;
  for (const length of [1, 7, 100]) assert.equal(enoughAt(feed, 12, length), Math.ceil(end / length) * length);
  assert.equal(enoughAt({ ...head, items: items(12) }, 12), undefined);
});

test('only objects directly in a list of the document are counted, list by list', () => {
  assert.equal(enoughAt({ ...head, authors: items(3), hubs: items(3), items: items(3) }, 3), undefined);
  assert.equal(enoughAt({ ...head, _x: { a: items(9), b: {}, c: {}, d: {} }, items: items(1) }, 1), undefined);
  assert.equal(enoughAt({ ...head, items: [[{}, {}, {}], { a: {}, b: {}, c: [{}, {}] }] }, 1), undefined);
  assert.equal(enoughAt([{}, {}, {}], 1), undefined);
});

test('brackets and quotes within strings are text', () => {
  assert.equal(enoughAt({ ...head, title: '{"items":[{},{},{}', items: items(1) }, 1), undefined);
  const text = String.raw`{"title":"\\","b":"\"[{},{}","version":"","language":"","author":"","items":[{"t":"\\\"}"},{"t":"{"}`;
  assert.equal(enoughAt(text, 1), text.length);
});

test('what is no feed never has enough, and breaks nothing', () => {
  for (const text of ['', '<!doctype html><p>{}', ']'.repeat(99), '['.repeat(100_000), '{}'.repeat(99), '"', '\\"', '\u0002[{']) {
    assert.equal(enoughAt(text, 1, 7), undefined, text.slice(0, 20));
  }
});

test('a response ends once there is enough, read or not, and its download with it', async () => {
  const init = { status: 203, headers: { 'last-modified': 'Thu, 20 Aug 2026 06:00:00 GMT' } };
  const { response, seen } = responseOf(cutIntoChunks(bytes({ ...head, items: items(1_000) }), 400), { init });
  const request = requestFor(12);
  const limited = limitItems(response, request);
  assert.deepEqual([request.isRead, request.isCut], [false, false]);
  await request.piped;
  assert.ok(seen.cancelled && seen.sent < 20, `${seen.sent} chunks`);
  assert.deepEqual([request.isRead, request.isCut], [true, true]);
  assert.deepEqual([limited.status, limited.headers.get('last-modified')], [203, 'Thu, 20 Aug 2026 06:00:00 GMT']);
  const text = await limited.text();
  assert.ok(text.includes('"소식 12"') && !text.includes('"소식 30"'), text.slice(-400));
});

test('how many items are wanted may grow on the way', async () => {
  const begin = bytes(head).slice(0, -1);
  const { response } = responseOf([begin, ...[',"items":[{},', '{},', '{},{},{}]}'].map(bytes)]);
  const request = requestFor(1);
  const limited = limitItems(response, request);
  request.wanted = 9;
  assert.equal(await limited.text(), `${JSON.stringify(head).slice(0, -1)},"items":[{},{},{},{},{}]}`);
  assert.deepEqual([request.isRead, request.isCut], [true, false]);
});

/** Programs that sort the members write the items before the title. */
test('a response is read on until the feed has introduced itself', async () => {
  const sorted = { authors: [], items: items(1_000), language: 'ko', title: '소식', version: '1.1' };
  const { response } = responseOf(cutIntoChunks(bytes(sorted), 4_000));
  const request = requestFor(12);
  assert.equal(await limitItems(response, request).text(), JSON.stringify(sorted));
  assert.equal(request.isCut, false);
  for (const missing of ['title', 'version']) {
    assert.equal(enoughAt({ ...head, [missing]: undefined, items: items(9_000) }, 12, 1_000), undefined, missing);
  }
});

test('language and authors are looked for after a few items, but not after many', () => {
  for (const missing of ['language', 'authors']) {
    const feed = { ...head, [missing]: undefined, items: items(9_000) };
    const end = enoughAt(feed, 12, 1_000);
    assert.ok(end > 64 << 10 && end < 66 << 10, `${missing}: ${end}`);
  }
  const old = { version: '1', title: '', author: null, language: '', items: items(20) };
  assert.ok(enoughAt(old, 12) < bytes(old).length);
});

/** A new response has no address: relative addresses in the feed were taken from where it was asked for. */
test('a response says where it was found', () => {
  const { response } = responseOf([bytes('{}')]);
  Object.defineProperty(response, 'url', { value: 'https://example.org/news/2026/feed.json' });
  assert.equal(limitItems(response, requestFor(12)).url, 'https://example.org/news/2026/feed.json');
});

test('a short response arrives as it was, to its end', async () => {
  const whole = JSON.stringify({ items: items(3) });
  const request = requestFor(12);
  assert.equal(await limitItems(new Response(whole), request).text(), whole);
  await request.piped;
  assert.deepEqual([request.isRead, request.isCut], [true, false]);
});

test('a response that breaks off breaks off for the module, and nowhere else', async () => {
  const { response } = responseOf([bytes('{"items":[{},')], { end: 'error' });
  const request = requestFor(12);
  const limited = limitItems(response, request);
  await request.piped;
  await assert.rejects(limited.text(), /gone/);
});

test('errors, empty bodies and what is no response are left alone', () => {
  const unlimited = [new Response('{}', { status: 404 }), new Response(null, { status: 204 }), { ok: true, body: 'text' }, undefined, null, 'text'];
  for (const response of unlimited) assert.equal(limitItems(response, requestFor(12)), response);
});

test('a browser without TransformStream reads the whole response', (context) => {
  const { TransformStream } = globalThis;
  context.after(() => { globalThis.TransformStream = TransformStream; });
  delete globalThis.TransformStream;
  const response = new Response('{}');
  assert.equal(limitItems(response, requestFor(12)), response);
});
