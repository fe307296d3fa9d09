// What the module throws: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** Each with a module of its own, because a stopped module never runs again. */
let number = 0;
const fresh = async (context) => {
  context.mock.method(console, 'error', () => {});
  const guard = await import(`../guard.js?${number++}`);
  const failures = [];
  guard.stopListeners.add(({ cause, isTransient }) => failures.push({ cause, isTransient }));
  return { guard, failures };
};
const STOPPED = [{ cause: 'wasm-unreachable', isTransient: false }];
const panic = () => { throw new Error('unreachable'); };

test('what the module returns reaches the caller, and what is no function stays', async (context) => {
  const { guard, failures } = await fresh(context);
  const memory = {};
  const exports = guard.guarded({ memory, add: (a, b) => a + b });
  assert.equal(exports.add(2, 3), 5);
  assert.equal(exports.memory, memory);
  assert.deepEqual([guard.moduleFailure, failures], [undefined, []]);
});

test('a panic does not reach the page, is reported once, and ends the module', async (context) => {
  const { guard, failures } = await fresh(context);
  const calls = [];
  const exports = guard.guarded({ widget_next: panic, widget_items: () => calls.push('items') });
  assert.deepEqual([exports.widget_next(), exports.widget_next(), exports.widget_items()], [[], [], []]);
  assert.deepEqual([failures, calls], [STOPPED, []]);
});

// A promise callback of the module returns a value and an error. The glue throws the error, and the page would see it.
test('the glue finds no error in the result of a stopped module', async (context) => {
  const { guard } = await fresh(context);
  const exports = guard.guarded({ then: panic });
  const glue = () => {
    const result = exports.then();
    if (result[1]) throw result[0];
  };
  assert.doesNotThrow(glue); // the call that stops the module
  assert.doesNotThrow(glue); // a promise that settles later
});

test('a panic within another call is reported when that call has returned', async (context) => {
  const { guard, failures } = await fresh(context);
  const exports = guard.guarded({
    // The page's own listener, called by the module, calls the module.
    mount: () => {
      exports.widget_go_to();
      assert.deepEqual(failures, []);
      return 7;
    },
    widget_go_to: panic,
  });
  assert.equal(exports.mount(), 7);
  assert.deepEqual(failures, STOPPED);
});

test('an exception of what the glue calls for the module unwinds the module, too', async (context) => {
  const { guard, failures } = await fresh(context);
  const reached = [];
  const exports = guard.guarded({
    __wbindgen_malloc: panic,
    widget_refresh: () => {
      exports.__wbindgen_malloc();
      reached.push('after');
    },
  });
  assert.deepEqual(exports.widget_refresh(), []);
  assert.deepEqual([failures, reached], [STOPPED, []]);
});
