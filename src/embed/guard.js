/** Keeps what the module throws from the page. */
import { Failure } from './failure.js';

/** Ends in failure every element that the module serves. @type {Set<(failure: Failure) => void>} */
export const served = new Set();

/** Why the module has stopped for good, once it has. @type {Failure | undefined} */
export let stopped;

/** How many of the module's functions are under way, one inside the other. */
let depth = 0;

/**
 * @param {string} name
 * @param {Function} call a function of the module
 * @returns {(...values: unknown[]) => unknown}
 */
const guard = (name, call) => (...values) => {
  if (stopped) return;
  depth++;
  try {
    return call(...values);
  } catch (error) {
    stopped ??= new Failure('wasm-unreachable', `the module stopped: ${error}; reload the page, and please report this`);
    // What the glue calls on the module's behalf is thrown through the module's own frames; all else is called by us or
    // by the browser, be it in the middle of another call.
    if (name.startsWith('__wbindgen_')) throw error;
  } finally {
    depth--;
    if (stopped && !depth) for (const end of served) end(stopped);
  }
};

/**
 * The module's functions, each such that nothing it throws reaches the page: a panic ends the widgets, and only them.
 * The glue calls the module only through these.
 * @template {WebAssembly.Exports} T
 * @param {T} exports
 * @returns {T}
 */
export function guarded(exports) {
  /** @type {Record<string, unknown>} */
  const safe = {};
  for (const [name, value] of Object.entries(exports)) {
    safe[name] = typeof value === 'function' ? guard(name, value) : value;
  }
  return /** @type {T} */ (safe);
}
