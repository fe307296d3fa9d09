/** Ends the download of a feed early, once it holds as many items as are wanted. */
import { bare } from './dom.js';

/**
 * A request that the module has not taken yet. The module reads all but `users` and `piped` (src/feed/request.rs).
 * @typedef {object} EarlyRequest
 * @property {Promise<Response>} response
 * @property {AbortController} [controller] missing if the page has removed `AbortController`
 * @property {number} wanted the response ends once it has more items than this; it may grow
 * @property {boolean} isCut whether the response ends before the document does
 * @property {boolean} isRead whether all bytes of the response are here
 * @property {Promise<void>} [piped] resolves when they are
 * @property {number} users how many elements wait for it
 */

/** Chunks of a response that may wait for the module to read them. */
const BUFFERED_CHUNKS = 99;

/** How far a response is read for a language or authors after its items, in bytes (`HEAD_BYTES` of src/feed/document.rs). */
const HEAD_BYTES = 64 << 10;

/**
 * Counts the objects that have ended in a list of the document itself. It does not know which list is `items`: another list is
 * short as a rule. If it is not, the response is cut too early, and the module asks again.
 *
 * There is not enough before the feed has introduced itself, which programs that sort the members do after the items. The module has
 * the same rule (src/feed/document.rs).
 * @returns {(bytes: Uint8Array, wanted: number) => boolean} whether there are more than `wanted`, these bytes included
 */
export function itemCounter() {
  let [depth, count, quoted, escaped, length, name] = [0, 0, false, false, 0, ''];
  /** The strings in the document itself: the names of its members, and short values. @type {Set<string>} */
  const names = new Set();
  const has = /** @param {string} name */ (name) => names.has(name);
  return (bytes, wanted) => {
    for (const byte of bytes) {
      length++;
      if (escaped) escaped = false;
      else if (byte === 0x22 /* " */) {
        quoted = !quoted;
        if (quoted) name = '';
        else if (depth === 1) names.add(name);
      } else if (quoted) {
        escaped = byte === 0x5c; // \
        if (depth === 1 && name.length < 9) name += String.fromCharCode(byte);
      } else if ((byte | 0x20) === 0x7b /* [ 5b, { 7b */) {
        if (++depth === 2) count = byte < 0x7b ? 0 : NaN;
      } else if ((byte | 0x20) === 0x7d /* ] 5d, } 7d */) {
        if (--depth === 2 && byte === 0x7d && ++count > wanted && has('title') && has('version') &&
          (length > HEAD_BYTES || (has('language') && (has('authors') || has('author'))))) return true;
      }
    }
    return false;
  };
}

/**
 * The same response, which ends, and with it the download, one item after those that are wanted. The spare one tells that the
 * feed has more, or replaces an item that is broken.
 * @param {Response} response
 * @param {EarlyRequest} request
 * @returns {Response}
 */
export function limitItems(response, request) {
  // A page's own `fetch` may resolve to anything.
  if (!(response instanceof Response && response.ok && response.body && typeof TransformStream === 'function')) return response;
  const hasEnough = itemCounter();
  const none = bare({});
  const { readable, writable } = new TransformStream(
    bare({
      transform(/** @type {Uint8Array} */ bytes, /** @type {TransformStreamDefaultController} */ controller) {
        controller.enqueue(bytes);
        if (hasEnough(bytes, request.wanted)) {
          request.isCut = true;
          controller.terminate();
        }
      },
    }),
    none,
    bare({ highWaterMark: BUFFERED_CHUNKS }),
  );
  const limited = new Response(readable, response);
  // A new response has no address of its own, and the addresses in a feed are relative to its.
  Object.defineProperty(limited, 'url', bare({ value: response.url }));
  // If the download fails, so does `limited`, and the module reports that.
  request.piped = response.body.pipeTo(writable, none).catch(() => {}).then(() => { request.isRead = true; });
  return limited;
}
