/** Loads the parts of the module that only some widgets use (src/chunks.rs), each once. */
import { addressesOf } from './addresses.js';
import { log } from './console.js';
import { attribute, isSwitchedOn } from './dom.js';
import { compiled, isTransient } from './download.js';
import { guard } from './guard.js';

/** What the module exports. @type {Record<string, any>} */
let main;

/** Files of chunks, by name. @type {Map<string, Promise<WebAssembly.Module>>} */
const modules = new Map();

/** Those that are linked with the module. @type {Map<string, Promise<unknown>>} */
const linked = new Map();

/** What has been made before, or what `make` makes, unless it fails. @template T @param {Map<string, Promise<T>>} known @param {string} file @param {() => Promise<T>} make */
function once(known, file, make) {
  const made = known.get(file) ?? make();
  known.set(file, made);
  made.catch(() => known.delete(file));
  return made;
}

/** Delay before the second and last attempt after a failure that may pass, in ms. A list keeps its placeholder meanwhile. */
const RETRY_DELAY = 2_000;

/** Errors of a file that is wrong, or comes too slowly for another attempt. A wrong hash looks like a failing network. */
const LASTING = ['CompileError', 'TimeoutError'];

/** @param {string} file @param {string} hash @param {string} [base] @returns {Promise<WebAssembly.Module>} */
async function download(file, hash, base, isLast = false) {
  let [mayPass, reason] = [false, `${file} has no address`];
  for (const url of addressesOf(file, base)) {
    try {
      return await compiled(url, hash);
    } catch (error) {
      mayPass ||= isTransient(error) && !LASTING.includes(/** @type {Error} */ (error).name);
      reason = `${url} could not be loaded: ${error}`;
    }
  }
  if (isLast || !mayPass) throw reason;
  await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY));
  return download(file, hash, base, true);
}

/** A press waits for the dialog, so there is one attempt for that. @param {string} chunk @param {string} [base] */
const modulesOf = (chunk, base) => (CHUNKS[chunk] ?? []).map(/** @returns {[string, Promise<WebAssembly.Module>]} */ ([file, hash]) => (
  [file, once(modules, file, () => download(file, hash, base, chunk === 'reader'))]));

/** Requests the chunks that an element is about to use, in parallel with the module. @param {HTMLElement} host */
export function requestChunks(host) {
  const isUsed = /^(grid|list|compact)$/i.test(attribute(host, 'layout')) || isSwitchedOn(host, 'search') || host.hasAttribute('autoplay');
  if (isUsed) modulesOf('extras', attribute(host, 'base'));
}

/** What chunks are linked with. @param {Record<string, any>} exports of the module */
export const linkWith = (exports) => { main = exports; };

/** The function by which the module loads a chunk. It calls back and says whether that has succeeded. @param {string} chunk */
export const loaderOf = (chunk) => async (/** @type {number} */ callback, /** @type {number} */ data) => {
  let isLoaded = true;
  try {
    await Promise.all(modulesOf(chunk).map(([file, module]) => (
      once(linked, file, async () => WebAssembly.instantiate(await module, { __wasm_split: main })))));
  } catch (error) {
    isLoaded = false;
    log('warn', `${error}; what needs it is left out: layouts are carousels, and releases open in a new tab`);
  }
  guard('chunk', main.__indirect_function_table.get(callback))(data, isLoaded);
};
