/** Loads the WebAssembly module, once for all elements. */
import { connect, imports, named } from '#bindings';
import { bare } from './dom.js';
import { release, requestEarly } from './early.js';
import { Failure } from './failure.js';
import { guarded } from './guard.js';
import { script, scriptUrl } from './script.js';

/** How long the download may take, in ms. */
const TIMEOUT = 30_000;

/** @type {Promise<void> | undefined} */
let loading;

/** Whether the module runs. From then on it requests feeds itself. */
export let isModuleRunning = false;

/** Adopted style sheets are the newest feature that the widget needs: Chrome 73, Firefox 101, Safari 16.4. */
const isBrowserSupported = () => 'adoptedStyleSheets' in Document.prototype && typeof WebAssembly === 'object';

/** Whether the page's policy allows WebAssembly: tries the smallest module. WebKit refuses only to instantiate. */
const isWasmAllowed = () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => true, () => false);

/** @param {Response} response */
async function instantiate(response) {
  // Browsers compile a module while it downloads only if its type is right.
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.instantiateStreaming(response, imports);
  console.warn('[invest-seoul-news] served as application/wasm, the module would start sooner');
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** @returns {Promise<void>} resolves when the module runs; rejects with a {@link Failure}, and then can be called again */
export const loadModule = () => (loading ??= (async () => {
  if (!isBrowserSupported()) {
    throw new Failure('unsupported-browser', 'this browser lacks WebAssembly or adopted style sheets');
  }
  const url = new URL(WASM_FILE, scriptUrl);
  let isTransient = true;
  try {
    // With a hash the module is compiled only after its download, so it is checked only if the tag has a hash for this script, or
    // if there is no tag to ask. Without one, whoever could replace the module could replace this script as well.
    const integrity = script?.integrity === '' ? '' : WASM_INTEGRITY;
    const options = bare({ integrity, credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) });
    const response = await fetch(url, options);
    if (!response.ok) {
      isTransient = /^5|408|429/.test(`${response.status}`);
      throw new Error(`status ${response.status}`);
    }
    const exports = guarded(named((await instantiate(response)).instance.exports));
    connect(exports);
    exports.__wbindgen_start();
    isModuleRunning = true;
  } catch (error) {
    loading = undefined;
    throw (await isWasmAllowed())
      ? new Failure('wasm-unreachable', `${url} could not be loaded: ${error}; check that it is served beside ${scriptUrl}, unchanged, with Access-Control-Allow-Origin, and that connect-src of this page's policy allows it`, isTransient)
      : new Failure('wasm-blocked', "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy");
  }
})());

/**
 * Sends the requests of an element that loads within this task, before anything is rendered.
 * @param {HTMLElement} host the element, or the script tag that it will follow
 * @param {string} [prefix] what its attribute names begin with there
 */
export function preload(host, prefix) {
  // The feed first: it is small and need not wait for the module.
  const address = requestEarly(host, prefix);
  loadModule().catch(() => {}); // the element handles it
  queueMicrotask(() => release(address)); // by then the element has requested it, too
}
