/** When a feed that is still coming holds as many items as are wanted. */
import { bare } from './dom.js';

/**
 * Counts the objects that are whole in a list of the document's own. It need not know which list is `items`: those before
 * it are short, and where one is not, the module asks again.
 * @returns {(bytes: Uint8Array, wanted: number) => boolean} whether there are more than `wanted`, with these bytes
 */
export function counter() {
  let [depth, whole, quoted, escaped] = [0, 0, false, false];
  return (bytes, wanted) => {
    for (const byte of bytes) {
      if (escaped) escaped = false;
      else if (byte === 0x22 /* " */) quoted = !quoted;
      else if (quoted) escaped = byte === 0x5c; // \
      else if ((byte | 0x20) === 0x7b /* [ 5b, { 7b */) {
        if (++depth === 2) whole = byte < 0x7b ? 0 : NaN;
      } else if ((byte | 0x20) === 0x7d /* ] 5d, } 7d */) {
        if (--depth === 2 && byte === 0x7d && ++whole > wanted) return true;
      }
    }
    return false;
  };
}

/**
 * An answer that ends, and with it the download, once it has an item more than are wanted. One is to spare: a broken item
 * is left out.
 * @param {Response} answer
 * @param {() => number} wanted
 * @returns {Response}
 */
export function untilEnough(answer, wanted) {
  // A page's own `fetch` may answer with anything.
  if (!(answer instanceof Response) || !answer.body) return answer;
  const isEnough = counter();
  const none = bare({});
  const stream = new TransformStream(
    bare({
      transform(/** @type {Uint8Array} */ bytes, /** @type {TransformStreamDefaultController} */ controller) {
        controller.enqueue(bytes);
        if (isEnough(bytes, wanted())) controller.terminate();
      },
    }),
    none,
    bare({ highWaterMark: 99 }), // pieces that may wait for the module
  );
  const cut = new Response(stream.readable, answer);
  answer.body.pipeTo(stream.writable, none).catch(() => {}); // the module hears of it
  return cut;
}
