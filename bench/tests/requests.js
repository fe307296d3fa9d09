import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stages, steps } from '../measure/requests.js';

test('a request that starts after a response is a new step', () => {
  const script = { kind: 'script', start: 0, end: 100 };
  const feed = { kind: 'feed', start: 101, end: 200 };
  assert.deepEqual(steps([feed, script]), [['script'], ['feed']]);
});

test('parallel requests are one step', () => {
  const script = { kind: 'script', start: 0, end: 100 };
  const wasm = { kind: 'wasm', start: 110, end: 300 };
  const feed = { kind: 'feed', start: 112, end: 200 };
  assert.deepEqual(steps([script, wasm, feed]), [['script'], ['wasm', 'feed']]);
});

test('a feed that is still loading delays no other request', () => {
  const feed = { kind: 'feed', start: 0, end: Infinity };
  const wasm = { kind: 'wasm', start: 500, end: 600 };
  assert.deepEqual(steps([feed, wasm]), [['feed', 'wasm']]);
});

test('the time to the first card has four parts', () => {
  const script = { kind: 'script', start: 1_010, end: 1_200 };
  const feed = { kind: 'feed', start: 1_215, end: 1_300 };
  const wasm = { kind: 'wasm', start: 1_220, end: 1_330 };
  assert.deepEqual(stages([script, wasm, feed], 1_000, 1_400), { toScript: 200, toRequest: 15, toLastByte: 115, toCard: 70 });
});
