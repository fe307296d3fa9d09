/** Keeps exceptions of the module from the page. A panic in the module ends all widgets, and nothing else. */
import { Failure } from './failure.js';

/** Called once when the module has stopped. @type {Set<(failure: Failure) => void>} */
export const stopListeners = new Set();

/** Why the module has stopped for good, if it has. @type {Failure | undefined} */
export let moduleFailure;

/** Number of calls into the module that have not returned yet. */
let depth = 0;

/** What a stopped module returns. The glue takes some results apart: value, then error. An empty list has neither. */
const noResult = () => [];

/**
 * A function of the module, wrapped so that it throws nothing into the page.
 * @param {string} name
 * @param {Function} call a function of the module
 * @returns {(...values: unknown[]) => unknown}
 */
export const guard = (name, call) => (...values) => {
  if (moduleFailure) return noResult();
  depth++;
  try {
    return call(...values);
  } catch (error) {
    moduleFailure ??= new Failure('wasm-unreachable', `the module stopped: ${error}; reload the page, and please report this`);
    // The glue calls these on behalf of the module, from within another call into it: the exception must unwind the module, too.
    // All others are called by this script or by the browser.
    if (name.startsWith('__wbindgen_')) throw error;
    return noResult();
  } finally {
    depth--;
    if (moduleFailure && !depth) for (const listener of stopListeners) listener(moduleFailure);
  }
};

/**
 * The functions of the module, each wrapped so that it throws nothing into the page.
 * @template {WebAssembly.Exports} T
 * @param {T} exports
 * @returns {T}
 */
export function guarded(exports) {
  /** @type {Record<string, unknown>} */
  const wrapped = {};
  for (const [name, value] of Object.entries(exports)) {
    wrapped[name] = typeof value === 'function' ? guard(name, value) : value;
  }
  return /** @type {T} */ (wrapped);
}
