// New attempts to load the module: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

let number = 0;
let offRetry, onRetry;
const listeners = new Set();

beforeEach(async (context) => {
  listeners.clear();
  globalThis.addEventListener = (name, listener) => listeners.add(listener) && assert.equal(name, 'online');
  context.mock.timers.enable({ apis: ['setTimeout'] });
  context.mock.method(Math, 'random', () => 0.5);
  ({ offRetry, onRetry } = await import(`../retry.js?${number++}`));
});

test('all elements try again together', (context) => {
  const calls = [];
  onRetry(() => calls.push('a'));
  onRetry(() => calls.push('b'));
  context.mock.timers.tick(1_999);
  assert.deepEqual(calls, []);
  context.mock.timers.tick(1);
  assert.deepEqual(calls, ['a', 'b']);
});

test('delays grow, and after the last there is no other attempt', (context) => {
  const calls = [];
  const fail = () => {
    calls.push('attempt');
    // As an element does: it fails again after the network has answered.
    setTimeout(() => onRetry(fail), 1);
  };
  onRetry(fail);
  for (const delay of [2_000, 8_000, 30_000, 120_000]) {
    const before = calls.length;
    context.mock.timers.tick(delay - 1);
    assert.equal(calls.length, before);
    context.mock.timers.tick(1);
    assert.equal(calls.length, before + 1);
    context.mock.timers.tick(1);
  }
  context.mock.timers.tick(10_000_000);
  assert.equal(calls.length, 4);
});

test('a browser that comes online tries again, whatever was tried before', (context) => {
  const calls = [];
  onRetry(() => calls.push('attempt'));
  for (const online of listeners) online();
  context.mock.timers.tick(1_000);
  assert.deepEqual(calls, ['attempt']);
});

test('an element that is gone does not try again', (context) => {
  const calls = [];
  const callback = () => calls.push('attempt');
  onRetry(callback);
  offRetry(callback);
  context.mock.timers.tick(10_000_000);
  assert.deepEqual(calls, []);
});
