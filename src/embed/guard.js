/** Keeps what the module throws from the page. */
import { Failure } from './failure.js';

/** Ends in failure every element that the module serves. @type {Set<(failure: Failure) => void>} */
export const served = new Set();

/** Whether the module has stopped for good, and how deep in it we are. */
export let broken = false;
let depth = 0;

/** @param {Function} call a function of the module @returns {(...values: unknown[]) => unknown} */
const guard = (call) => (...values) => {
  if (broken) return;
  depth++;
  try {
    return call(...values);
  } catch (error) {
    if (depth > 1) throw error; // through the module's own frames
    broken = true;
    const failure = new Failure('wasm-unreachable', `the module stopped: ${error}; reload the page, and please report this`);
    for (const end of served) end(failure);
  } finally {
    depth--;
  }
};

/**
 * The module's functions, each such that nothing it throws reaches the page: a panic ends the widgets, and only them.
 * The glue calls this (xtask/src/bundle.rs).
 * @template {WebAssembly.Exports} T
 * @param {T} exports
 * @returns {T}
 */
export function guarded(exports) {
  /** @type {Record<string, unknown>} */
  const safe = {};
  for (const [name, value] of Object.entries(exports)) {
    safe[name] = typeof value === 'function' ? guard(value) : value;
  }
  return /** @type {T} */ (safe);
}
