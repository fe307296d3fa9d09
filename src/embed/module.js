/** Loads the WebAssembly module, once for all elements. */
import { connect, imports, named } from '#bindings';
import { addressesOf } from './addresses.js';
import { linkWith, loaderOf, requestChunks } from './chunks.js';
import { attribute } from './dom.js';
import { compiled, isTransient } from './download.js';
import { release, requestEarly } from './early.js';
import { Failure } from './failure.js';
import { guarded } from './guard.js';
import { messagesFor } from './messages.js';
import { isCopy, scriptUrl } from './script.js';

/** @type {Promise<void> | undefined} */
let loading;

/** Whether the module runs. From then on it requests feeds itself. */
export let isModuleRunning = false;

/** Adopted style sheets are the newest feature that the widget needs: Chrome 73, Firefox 101, Safari 16.4. */
const isBrowserSupported = () => 'adoptedStyleSheets' in Document.prototype && typeof WebAssembly === 'object';

/** Whether the page's policy allows WebAssembly: tries the smallest module. WebKit refuses only to instantiate. */
const isWasmAllowed = () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => true, () => false);

/** @param {string} url */
async function load(url) {
  const instance = await WebAssembly.instantiate(await compiled(url, WASM_INTEGRITY), imports(loaderOf));
  const exports = guarded(named(instance.exports));
  linkWith(exports);
  connect(exports);
  exports.__wbindgen_start();
  isModuleRunning = true;
}

/** What to do about a module that was found nowhere. @param {unknown} error */
const remedy = (error) => `${error}; ` + (isCopy
  ? `${scriptUrl} is a copy: exclude invest-seoul-news.js in what made it (LiteSpeed: "JS Excludes", or data-no-optimize="1" on the tag; Autoptimize: exclude it, and switch off "minify excluded files"; WP Rocket: exclude it from minify, combine and delay), or name the folder of the original: data-base="https://…" on the tag, base="https://…" on the element`
  : `check that it is served beside ${scriptUrl}, unchanged, with Access-Control-Allow-Origin, and that connect-src of this page's policy allows it`);

/**
 * @param {string} base the folder of the module, as the element says; '' if it does not. Of elements that differ, the first counts
 * @returns {Promise<void>} resolves when the module runs; rejects with a {@link Failure}, and then can be called again
 */
export const loadModule = (base) => (loading ??= (async () => {
  if (!isBrowserSupported()) {
    throw new Failure('unsupported-browser', 'this browser lacks WebAssembly or adopted style sheets');
  }
  const tried = addressesOf(WASM_FILE, base);
  let [mayPass, reason] = [false, ''];
  for (const url of tried) {
    try {
      return await load(url);
    } catch (error) {
      mayPass ||= isTransient(error);
      reason = typeof error === 'number' ? `Error: status ${error}` : `${error}`;
    }
    if (await isWasmAllowed()) continue;
    loading = undefined;
    throw new Failure('wasm-blocked', "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy");
  }
  loading = undefined;
  throw new Failure('wasm-unreachable', `${tried.join(', ') || 'the module'} could not be loaded: ${remedy(reason)}`, mayPass);
})());

/**
 * Sends the requests of an element before it loads, as it is about to.
 * @param {HTMLElement} host the element, or one with its attributes
 * @returns {() => void} to be called when the element has requested the feed itself, or will not
 */
export function preload(host) {
  // The feed first: it is small and need not wait for the module.
  const address = requestEarly(host);
  messagesFor(host);
  requestChunks(host);
  loadModule(attribute(host, 'base')).catch(() => {}); // the element handles it
  return () => release(address);
}
