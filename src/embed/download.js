/** Downloads and compiles the WebAssembly files of this build. */
import { log } from './console.js';
import { bare } from './dom.js';
import { script } from './script.js';

/** How long the download may take, in ms. */
const TIMEOUT = 30_000;

/** Whether a later attempt may succeed where this has failed. @param {unknown} error what {@link compiled} rejects with */
export const isTransient = (error) => typeof error !== 'number' || /^5|408|429/.test(`${error}`);

/**
 * @param {string} url
 * @param {string} hash the subresource integrity value of the file
 * @returns {Promise<WebAssembly.Module>} rejects with the status of a response that has no file
 */
export async function compiled(url, hash) {
  // With a hash the module is compiled only after its download, so it is checked only if the tag has a hash for this script, or if
  // there is no tag to ask. Without one, whoever could replace the module could replace this script as well.
  const integrity = script?.integrity === '' ? '' : hash;
  const response = await fetch(url, bare({ integrity, credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) }));
  if (!response.ok) throw response.status;
  // Browsers compile a module while it downloads only if its type is right.
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  const module = await WebAssembly.compile(await response.arrayBuffer());
  log('warn', 'served as application/wasm, the module would start sooner');
  return module;
}
