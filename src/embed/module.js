/** The module, on its way: one for all elements, asked for again where that can help. */
import { connect, imports, named } from '#bindings';
import { address, script } from './address.js';
import { adopts, bare } from './dom.js';
import { ask, letAllGo, letGo } from './early.js';
import { Failure } from './failure.js';
import { guarded } from './guard.js';

/** How long a server may take for the module, in ms. */
const PATIENCE = 30_000;

/** How long to wait before asking again unasked, in ms; give or take a half. */
const PAUSES = [2_000, 8_000, 30_000, 120_000];

/** How long to wait at most after the browser has come online, in ms: so have many others. */
const ONLINE = 2_000;

/** The running module, once for all elements. @type {Promise<void> | undefined} */
let running;

/** Whether the module has started: from then on it asks for feeds itself. */
export let started = false;

/** Whether this page lets WebAssembly run at all: the smallest module there is. (WebKit forbids only to instantiate.) */
const wasmAllowed = () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => true, () => false);

/** @param {Response} response */
async function instantiate(response) {
  // Browsers compile a module while it downloads only if its type is right.
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.instantiateStreaming(response, imports);
  console.warn('[invest-seoul-news] served as application/wasm, the module would start sooner');
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** @returns {Promise<void>} settles when the module runs; rejects with a {@link Failure} */
export const run = () => (running ??= (async () => {
  if (!adopts() || typeof WebAssembly !== 'object') {
    throw new Failure('unsupported-browser', 'this browser lacks WebAssembly or adopted style sheets');
  }
  const url = new URL(WASM_FILE, address);
  let transient = true;
  try {
    // Pinned, the module is compiled once all of it is there, else while it comes. Where the tag does not pin the script, whoever
    // could change the one could change the other.
    const integrity = script?.integrity === '' ? '' : WASM_INTEGRITY;
    const options = bare({ integrity, credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) });
    const response = await fetch(url, options);
    if (!response.ok) {
      transient = /^5|408|429/.test(`${response.status}`);
      throw new Error(`status ${response.status}`);
    }
    const exports = guarded(named((await instantiate(response)).instance.exports));
    connect(exports);
    exports.__wbindgen_start();
    started = true;
  } catch (error) {
    running = undefined;
    letAllGo();
    throw (await wasmAllowed())
      ? new Failure('wasm-unreachable', `${url} could not be loaded: ${error}; check that it is served beside ${address}, unchanged, with Access-Control-Allow-Origin, and that connect-src of this page's policy allows it`, transient)
      : new Failure('wasm-blocked', "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy");
  }
})());

/**
 * Asks for all that an element needs which will load within this task, before anything is built.
 * @param {HTMLElement} host the element, or the tag that it will stand behind
 * @param {string} [prefix] what the names of its attributes begin with there
 */
export function hurry(host, prefix) {
  // First: its few bytes need not wait for the many of the module.
  const asked = ask(host, prefix);
  run().catch(() => {}); // the element hears of it
  queueMicrotask(() => letGo(asked)); // by now the element has asked, too
}

/** Who wants to try again once the module's server may have healed: all elements together. @type {Set<() => void>} */
const waiting = new Set();
let pauses = 0;

function tryAgain() {
  for (const start of waiting) start();
  waiting.clear();
}

const online = () => setTimeout(tryAgain, ONLINE * Math.random());

/** @param {() => void} start */
export function tryLater(start) {
  if (!waiting.size) {
    if (pauses < PAUSES.length) setTimeout(tryAgain, PAUSES[pauses++] * (0.5 + Math.random()));
    addEventListener('online', online); // once, however often this is said
  }
  waiting.add(start);
}

/** @param {() => void} start */
export const tryNoMore = (start) => waiting.delete(start);
