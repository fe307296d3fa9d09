// When a feed that is still coming is cut: node --test src/embed/tests
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counter, untilEnough } from '../enough.js';

const items = (count) => Array.from({ length: count }, (_, id) => ({ id, title: `No. ${id}`, authors: [{ name: '}]"\\' }] }));
const bytes = (feed) => new TextEncoder().encode(typeof feed === 'string' ? feed : JSON.stringify(feed));

/** After how many bytes there is enough; nothing if there never is. */
function enoughAt(feed, wanted, piece = 1) {
  const isEnough = counter();
  const all = bytes(feed);
  for (let at = 0; at < all.length; at += piece) {
    if (isEnough(all.subarray(at, at + piece), wanted)) return Math.min(at + piece, all.length);
  }
  return undefined;
}

test('there is enough with the last byte of an item more than are wanted', () => {
  const feed = { version: 'https://jsonfeed.org/version/1.1', items: items(20) };
  const text = JSON.stringify(feed);
  const end = JSON.stringify({ ...feed, items: items(13) }).length - ']}'.length;
  assert.equal(enoughAt(text, 12), end);
  assert.equal(enoughAt(text, 12, 100), Math.ceil(end / 100) * 100);
  assert.equal(enoughAt({ items: items(12) }, 12), undefined);
  assert.equal(enoughAt({ items: items(13) }, 13), undefined);
});

test('only objects directly in a list of the document count, list by list', () => {
  assert.equal(enoughAt({ authors: items(3), hubs: items(3), items: items(3) }, 3), undefined);
  assert.equal(enoughAt({ _x: { a: items(9), b: {}, c: {}, d: {} }, items: items(1) }, 1), undefined);
  assert.equal(enoughAt({ items: [[{}, {}, {}], { a: {}, b: {}, c: [{}, {}] }] }, 1), undefined);
  assert.equal(enoughAt([{}, {}, {}], 1), undefined);
});

test('brackets and quotes within strings are text', () => {
  assert.equal(enoughAt({ title: '{"items":[{},{},{}', items: items(1) }, 1), undefined);
  const text = String.raw`{"a":"\\","b":"\"[{},{}","items":[{"t":"\\\"}"},{"t":"{"}`;
  assert.equal(enoughAt(text, 1), text.length);
});

test('what is no feed is never enough, and breaks nothing', () => {
  for (const text of ['', '<!doctype html><p>{}', ']'.repeat(99), '['.repeat(100_000), '{}'.repeat(99), '"', '\\"', '\u0002[{']) {
    assert.equal(enoughAt(text, 1, 7), undefined);
  }
});

/** An answer of these pieces, and whether its download was ended. */
function answerOf(pieces, init) {
  const seen = { cancelled: false, sent: 0 };
  const body = new ReadableStream({
    pull(controller) {
      if (seen.sent === pieces.length) return controller.close();
      controller.enqueue(pieces[seen.sent++]);
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  return { answer: new Response(body, init), seen };
}

test('an answer ends once there is enough, read or not, and its download with it', async () => {
  const feed = bytes({ items: items(1_000) });
  const pieces = Array.from({ length: Math.ceil(feed.length / 400) }, (_, at) => feed.subarray(at * 400, (at + 1) * 400));
  const { answer, seen } = answerOf(pieces, { status: 203, headers: { 'last-modified': 'Thu, 20 Aug 2026 06:00:00 GMT' } });
  const cut = untilEnough(answer, () => 12);
  await new Promise((done) => setTimeout(done, 20));
  assert.equal(seen.cancelled, true);
  assert.deepEqual([cut.status, cut.headers.get('last-modified')], [203, 'Thu, 20 Aug 2026 06:00:00 GMT']);
  const text = await cut.text();
  assert.ok(text.includes('"No. 12"') && !text.includes('"No. 30"'), text.slice(-400));
});

test('how many are wanted may grow on the way', async () => {
  let wanted = 1;
  const { answer } = answerOf([bytes('{"items":[{},'), bytes('{},'), bytes('{},{},{}]}')]);
  const reader = untilEnough(answer, () => wanted).body.getReader();
  await reader.read();
  wanted = 9;
  let pieces = 1;
  while (!(await reader.read()).done) pieces++;
  assert.equal(pieces, 3);
});

test('an answer that is shorter, breaks or has no body is what it was', async () => {
  const whole = JSON.stringify({ items: items(3) });
  assert.equal(await untilEnough(new Response(whole), () => 12).text(), whole);
  const none = new Response(null, { status: 204 });
  assert.equal(untilEnough(none, () => 12), none);
  const strange = { ok: true, body: 'text' };
  assert.equal(untilEnough(strange, () => 12), strange);
  const broken = new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('gone')) }));
  await assert.rejects(untilEnough(broken, () => 12).text(), /gone/);
});
