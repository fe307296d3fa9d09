// How a document is read: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemsOf, scanner, send } from '../document.js';

const items = (count) => Array.from({ length: count }, (_, id) => ({ id, title: `소식 ${id}`, authors: [{ name: '}]"\\' }] }));
const json = (feed) => (typeof feed === 'string' ? feed : JSON.stringify(feed));

/** Where the items of a document end, pushed in pieces of this length. */
function endsOf(feed, length = 1) {
  const text = scanner();
  const all = json(feed);
  for (let at = 0; at < all.length; at += length) text.push(all.slice(at, at + length));
  return text.ends;
}

test('an item ends with its last character, however the document comes', () => {
  const feed = { version: 'https://jsonfeed.org/version/1.1', items: items(3) };
  const expected = [1, 2, 3].map((count) => json({ ...feed, items: items(count) }).length - ']}'.length);
  for (const length of [1, 2, 7, 1_000]) assert.deepEqual(endsOf(feed, length), expected);
});

test('only objects directly in a list of the document are counted, those of the last such list', () => {
  assert.equal(endsOf({ authors: items(3), hubs: items(2), items: items(4) }).length, 4);
  assert.equal(endsOf({ items: items(4), hubs: [] }).length, 4);
  assert.equal(endsOf({ _x: { a: items(9), b: {}, c: {} }, items: items(1) }).length, 1);
  assert.equal(endsOf({ items: [[{}, {}, {}], { a: {}, c: [{}, {}] }] }).length, 1);
  assert.equal(endsOf([{}, {}, {}]).length, 0);
});

test('brackets and quotes within strings are text', () => {
  assert.equal(endsOf({ title: '{"items":[{},{},{}', items: items(1) }).length, 1);
  assert.equal(endsOf(String.raw`{"a":"\\","b":"\"[{},{}","items":[{"t":"\\\"}"},{"t":"{"}`).length, 2);
});

test('what is no feed has no items, and breaks nothing', () => {
  for (const text of ['', '<!doctype html><p>{}', ']'.repeat(99), '['.repeat(100_000), '{}'.repeat(99), '"', '\\"', '\u0002[{']) {
    assert.deepEqual(endsOf(text, 7), [], text.slice(0, 20));
  }
});

/** Lets `fetch` answer with these pieces, and tells what became of the request. */
function answering(pieces, { init, rest = 'close' } = {}) {
  const seen = { sent: 0, ended: false };
  globalThis.fetch = async (_, { signal }) => {
    signal.addEventListener('abort', () => (seen.ended = seen.sent < pieces.length));
    const body = new ReadableStream({
      pull(controller) {
        if (seen.sent < pieces.length) {
          const piece = pieces[seen.sent++];
          controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
        } else if (rest === 'close') controller.close();
        else if (rest === 'error') controller.error(new TypeError('gone'));
      },
    }, { highWaterMark: 0 });
    return new Response(body, init);
  };
  return seen;
}

const read = (wanted) => send('https://a.test/feed.json', wanted).outcome;

test('a document is read up to an item more than are wanted, and no further', async () => {
  const feed = { title: 'Invest Seoul', items: items(1_000) };
  const pieces = json(feed).match(/.{1,400}/gs);
  const seen = answering(pieces, { init: { headers: { 'last-modified': 'Thu, 20 Aug 2026 06:00:00 GMT' } } });
  const { answer, feed: read13, whole, trouble } = await read(12);
  assert.deepEqual(read13.items.slice(0, 13), items(13));
  assert.ok(read13.items.length < 20 && seen.sent < 20 && seen.ended, `${read13.items.length} items, ${seen.sent} pieces`);
  assert.deepEqual([read13.title, whole, trouble], ['Invest Seoul', undefined, '']);
  assert.equal(answer.headers.get('last-modified'), 'Thu, 20 Aug 2026 06:00:00 GMT');
});

test('a document with no more than are wanted is read whole', async () => {
  const feed = { items: items(12), title: 'Seoul' };
  answering([`\ufeff${json(feed)}`]);
  const { feed: all, whole, trouble } = await read(12);
  assert.deepEqual([all, whole, trouble], [feed, true, '']);
});

test('a long list that is not the items does not end the reading', async () => {
  const feed = { authors: items(30), items: items(2) };
  answering(json(feed).match(/.{1,100}/gs));
  const { feed: all, whole } = await read(12);
  assert.deepEqual([all, whole], [feed, true]);
});

test('of a document that comes in one piece no more is parsed either', async () => {
  answering([json({ items: items(1_000) })]);
  assert.deepEqual((await read(12)).feed.items, items(13));
});

test('a fault among the items that are wanted is told, however many come after it', async () => {
  const all = items(50).map((item, at) => (at === 2 ? '{"id" 7}' : json(item)));
  answering([`{"items":[${all}]}`]);
  const { feed, whole, trouble } = await read(12);
  assert.deepEqual([feed.items, whole], [items(2), undefined]);
  assert.match(trouble, /JSON/);
});

test('a quotation mark too many does not cut a document short', async () => {
  answering(['{"items":[{"id":1,"title":"5" pipe"}]}']);
  assert.match((await read(12)).trouble, /JSON/);
});

test('the download ends with the reading, also where nobody heeds the signal', async () => {
  let cancelled = false;
  const piece = new TextEncoder().encode(`{"items":[${items(50).map(json)},`);
  globalThis.fetch = async () => new Response(new ReadableStream({
    pull: (controller) => controller.enqueue(piece),
    cancel: () => { cancelled = true; },
  }));
  assert.equal((await read(12)).feed.items.length, 13);
  assert.equal(cancelled, true);
});

test('items are taken apart in an order that the module knows, nothing inherited and dates as they were written', () => {
  const date = new Date('2018-08-01T11:01:00+09:00');
  Object.prototype.title = 'inherited';
  try {
    const board = { views: 718, comments: 0, thumbnails: [] };
    const item = { language: 'ko', id: 1, url: 'u', external_url: 'e', summary: 's', content_text: 'c', image: 'i', banner_image: 'b',
      date_published: date, authors: [1], author: 2, tags: [3], _invest_seoul: board };
    assert.deepEqual(itemsOf({ items: [item, 'text', null, [1], {}] }), [
      [1, 'u', 'e', undefined, 's', 'c', 'i', 'b', '2018-08-01T02:01:00.000Z', [1], 2, [3], 'ko', 718, 0, []],
      undefined, undefined, undefined, Array(16).fill(undefined),
    ]);
  } finally {
    delete Object.prototype.title;
  }
});

test('of a document no more items are looked at than one task can', () => {
  assert.equal(itemsOf({ items: Array(10_001).fill({}) })?.length, 10_000);
});

test('how many are wanted may grow on the way', async () => {
  answering(['{"items":[{},', '{},', '{},{},{}]}']);
  const request = send('https://a.test/feed.json', 1);
  request.wanted = 9;
  const { feed, whole } = await request.outcome;
  assert.deepEqual([feed.items.length, whole], [5, true]);
});

test('a character that two pieces share, or that is cut in half, costs no more than itself', async () => {
  const bytes = new TextEncoder().encode('{"items":[{"id":"서"}]}');
  answering([bytes.subarray(0, 18), bytes.subarray(18)]);
  assert.deepEqual((await read(1)).feed, { items: [{ id: '서' }] });
  answering([bytes.subarray(0, 18), '"}]}']);
  assert.deepEqual((await read(1)).feed, { items: [{ id: '\ufffd' }] });
});

test('of a document that breaks off there are the items before', async () => {
  answering(['{"title":"T","items":[{"id":1},{"id":2},{"i'], { rest: 'error' });
  const broken = await read(12);
  assert.deepEqual([broken.feed, broken.whole, broken.trouble], [{ title: 'T', items: [{ id: 1 }, { id: 2 }] }, undefined, 'unreachable']);
  answering(['{"items":[{"id":1},{"id":2},{"i']);
  const cut = await read(12);
  assert.deepEqual([cut.feed, cut.whole, cut.trouble], [{ items: [{ id: 1 }, { id: 2 }] }, undefined, 'cut-short']);
});

test('of a document that is JSON only at first there are the items before the fault', async () => {
  for (const good of [0, 1, 5, 8]) {
    const all = items(9).map((item, at) => (at === good ? '{"id" 7}' : json(item)));
    answering([`{"items":[${all}]}`]);
    const { feed, whole, trouble } = await read(12);
    assert.deepEqual([feed?.items ?? [], whole], [items(good), undefined]);
    assert.match(trouble, /JSON/);
  }
});

test('what is no JSON is told from what is cut short', async () => {
  for (const [text, expected] of [['', 'cut-short'], [' \n', 'cut-short'], ['{"items":[', 'cut-short'], ['"x', 'cut-short']]) {
    answering([text]);
    assert.equal((await read(12)).trouble, expected, text);
  }
  for (const text of ['<!doctype html>', '<script>if (a) {', '{"items":[]}{}', 'undefined']) {
    answering([text]);
    assert.match((await read(12)).trouble, /JSON/, text);
  }
});

test('an answer with an error is not read, and one without a body is empty', async () => {
  const seen = answering([json({ items: items(3) })], { init: { status: 404 } });
  const { answer, feed, trouble } = await read(12);
  assert.deepEqual([answer.status, feed, trouble, seen.sent], [404, undefined, 'cut-short', 0]);
  globalThis.fetch = async () => new Response(null, { status: 204 });
  assert.equal((await read(12)).trouble, 'cut-short');
});

test('a page whose fetch fails, throws or is gone gives no answer', async () => {
  for (const fetch of [async () => { throw new TypeError('no'); }, () => { throw new Error('no'); }, undefined]) {
    globalThis.fetch = fetch;
    const { answer, feed, trouble } = await read(12);
    assert.deepEqual([answer, feed, trouble], [undefined, undefined, 'unreachable']);
  }
});

test('a silent server is waited for so long, and then shown what there is', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  answering(['{"items":[{"id":1},'], { rest: 'silence' });
  const outcome = read(12);
  for (let turn = 0; turn < 30; turn++) await null;
  for (let turn = 0; turn < 10; turn++) await new Promise((go) => setImmediate(go));
  context.mock.timers.tick(15_000);
  const { feed, trouble } = await outcome;
  assert.deepEqual([feed, trouble], [{ items: [{ id: 1 }] }, 'timeout']);
});

test('no document is read for ever', async () => {
  const filler = `{"x":"${'x'.repeat(1 << 20)}"`;
  const seen = answering([filler, ...Array(20).fill(`,"y":"${'y'.repeat(1 << 20)}"`)]);
  const { feed, trouble } = await read(12);
  assert.deepEqual([feed, trouble, seen.sent], [undefined, 'too-large', 8]);
});
