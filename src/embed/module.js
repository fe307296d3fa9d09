/** Loads the WebAssembly module, once for all elements. */
import { connect, imports, named } from '#bindings';
import { addressesOf } from './addresses.js';
import { log } from './console.js';
import { attribute, bare } from './dom.js';
import { release, requestEarly } from './early.js';
import { Failure } from './failure.js';
import { guarded } from './guard.js';
import { messagesFor } from './messages.js';
import { isCopy, script, scriptUrl } from './script.js';

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
  const source = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  log('warn', 'served as application/wasm, the module would start sooner');
  return source;
}

/** @param {string} url */
async function load(url) {
  // With a hash the module is compiled only after its download, so it is checked only if the tag has a hash for this script, or if
  // there is no tag to ask. Without one, whoever could replace the module could replace this script as well.
  const integrity = script?.integrity === '' ? '' : WASM_INTEGRITY;
  const response = await fetch(url, bare({ integrity, credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) }));
  if (!response.ok) throw response.status;
  const exports = guarded(named((await instantiate(response)).instance.exports));
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
  let [isTransient, reason] = [false, ''];
  for (const url of tried) {
    try {
      return await load(url);
    } catch (error) {
      isTransient ||= typeof error !== 'number' || /^5|408|429/.test(`${error}`);
      reason = typeof error === 'number' ? `Error: status ${error}` : `${error}`;
    }
    if (await isWasmAllowed()) continue;
    loading = undefined;
    throw new Failure('wasm-blocked', "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy");
  }
  loading = undefined;
  throw new Failure('wasm-unreachable', `${tried.join(', ') || 'the module'} could not be loaded: ${remedy(reason)}`, isTransient);
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
  loadModule(attribute(host, 'base')).catch(() => {}); // the element handles it
  return () => release(address);
}
