/** A document of a feed, from its request to the last item that is wanted: read while it comes, parsed by the browser. */
import { bare } from './dom.js';

/** How long a server may be silent, in ms. */
const SILENCE = 15_000;

/** How long the browser's cache may take, in ms. */
const CACHE_SILENCE = 2_000;

/** How many silences it may take altogether: a server that drips is as good as a silent one. */
const PATIENCE = 2;

/** Bytes of the longest document that is read. */
const LONGEST = 8 << 20;

/**
 * A request under way.
 * @typedef {object} Request
 * @property {number} wanted the document is read until there are more items than this; it may grow
 * @property {Promise<Outcome>} outcome never rejected
 * @property {Outcome} [come] the same, once it is there
 * @property {() => void} end gives it up
 */

/**
 * What has come of a document.
 * @typedef {object} Outcome
 * @property {Response} [answer]
 * @property {any} [feed] what its JSON says, as far as it was read
 * @property {(any[] | undefined)[]} [items] its items, taken apart
 * @property {boolean} [whole] whether it was read to its end
 * @property {string} trouble why reading broke off, as src/download.rs knows it; '' if it did not
 */

/** Items of a document that are looked at: in one task. */
const MOST = 10_000;

/** What the module reads of an item, the board's own part last: `Member` in src/release.rs has the same order. */
const MEMBERS = 'id url external_url title summary content_text image banner_image date_published authors author tags language _invest_seoul'.split(' ');
const BOARD = ['views', 'comments', 'thumbnails'];

/**
 * Members of an object, in this order: its own, for a page may hang things on all objects, and as they were written: some pages
 * have dates made of all texts that look like one.
 * @param {any} object
 * @param {string[]} names
 */
const members = (object, names) => names.map((name) => {
  const value = Object.hasOwn(Object(object), name) ? object[name] : undefined;
  return value instanceof Date ? value.toJSON() : value;
});

/**
 * The members of each item of a feed, and nothing for what is no object: a member at a time, the module would ask for them longer
 * than for all else.
 * @param {any} feed
 */
export const itemsOf = (feed) => (Array.isArray(feed?.items) ? feed.items.slice(0, MOST).map((/** @type {any} */ item) => {
  if (Object(item) !== item || Array.isArray(item)) return;
  const found = members(item, MEMBERS);
  const board = found.pop();
  return [...found, ...members(board, BOARD)];
}) : undefined);

/**
 * The text of a document that is still coming, and where in it items end. It need not know which list is `items`: those before
 * it are short, and where one is not, the whole document is read.
 */
export function scanner() {
  /** @type {string[]} */
  const pieces = [];
  /** Where the objects end that stand in a list of the document's own, the last such list. @type {number[]} */
  const ends = [];
  let [piece, at, length, depth, inList, isNew, quoted, escaped] = ['', 0, 0, 0, false, false, false, false];
  const all = () => pieces.join('');
  /** @param {number} item @param {string} text @returns {any} */
  const upTo = (item, text) => JSON.parse(text.slice(0, ends[item]) + ']}');
  return {
    ends,
    /**
     * Goes on to look for items, until there are more than these: the rest of what came need not be looked at first.
     * @param {string} next the next characters; none to go on with what came before
     * @param {number} [wanted]
     */
    push(next, wanted = Infinity) {
      if (next) {
        length += piece.length;
        pieces.push((piece = next));
        at = 0;
      }
      for (; at < piece.length && ends.length <= wanted; at++) {
        const char = piece.charCodeAt(at);
        if (escaped) escaped = false;
        else if (char === 0x22 /* " */) quoted = !quoted;
        else if (quoted) escaped = char === 0x5c; // \
        else if ((char | 0x20) === 0x7b /* [ 5b, { 7b */) {
          if (++depth === 2) isNew = inList = char < 0x7b;
        } else if ((char | 0x20) === 0x7d /* ] 5d, } 7d */) {
          if (--depth === 2 && inList && char === 0x7d) {
            if (isNew) ends.length = 0;
            isNew = false;
            ends.push(length + at + 1);
          }
        }
      }
      return ends.length > wanted;
    },
    /** @returns {boolean} whether what has come asks for more, as JSON */
    isCutShort() {
      const text = all().trim();
      // A web page in place of the feed may be short of brackets, too, and a feed with a quotation mark too many is whole.
      return !text || (quoted || depth > 0) && !/^<|}$/.test(text);
    },
    /** @returns {any} what all of it says; throws if that is no JSON */
    all: () => JSON.parse(all()),
    /** @param {number} item @returns {any} what it says up to the item of this number, from 0; throws likewise */
    upTo: (item) => upTo(item, all()),
    /** @returns {any} what it says up to the last item before which all is JSON */
    beginning() {
      const text = all();
      let feed;
      // The last, mostly; else as in a dictionary.
      for (let [low, high, item] = [0, ends.length, ends.length - 1]; low < high; item = (low + high) >> 1) {
        try {
          feed = upTo(item, text);
          low = item + 1;
        } catch {
          high = item;
        }
      }
      return feed;
    },
  };
}

/**
 * Reads what is asked for, within bounds of time and size.
 * @param {Request} request
 * @param {string} href
 * @param {boolean} cached
 * @param {AbortSignal} [signal]
 * @returns {Promise<Outcome>}
 */
async function read(request, href, cached, signal) {
  const silence = cached ? CACHE_SILENCE : SILENCE;
  const deadline = Date.now() + PATIENCE * silence;
  /** @template T @param {Promise<T>} promise @returns {Promise<T | undefined>} nothing if it takes too long */
  const soon = async (promise) => {
    /** @type {number} */
    let timer;
    const late = new Promise((end) => (timer = setTimeout(end, silence)));
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  };
  const text = scanner();
  let [bytes, isItems, ended] = [0, true, false];
  /** @type {any} a reader of bytes, which the type of `getReader` does not say */
  let body;
  /** @type {Outcome} */
  const outcome = bare({ trouble: 'unreachable' });
  try {
    const answer = await soon(fetch(href, bare({ credentials: 'omit', cache: cached ? 'force-cache' : 'default', signal })));
    outcome.answer = answer;
    // Without a body, it is an empty document. WebKit looks for a mode in what all objects have.
    body = answer?.ok ? answer.body?.getReader(bare({})) : undefined;
    const decoder = new TextDecoder();
    outcome.trouble = answer ? '' : 'timeout';
    while (!outcome.trouble) {
      /** @type {{ done: boolean, value?: Uint8Array } | undefined} */
      const part = body ? await soon(body.read()) : { done: true };
      if (part?.done) {
        text.push(decoder.decode());
        ended = true;
        outcome.feed = text.all();
        outcome.whole = true;
        break;
      }
      if (part?.value) {
        bytes += part.value.length;
        if (text.push(decoder.decode(part.value, { stream: true }), isItems ? request.wanted : Infinity)) {
          outcome.feed = text.upTo(request.wanted);
          isItems = Array.isArray(outcome.feed?.items);
          if (isItems) break;
          text.push('');
        }
      }
      if (!part || Date.now() > deadline) outcome.trouble = 'timeout';
      if (bytes > LONGEST) outcome.trouble = 'too-large';
    }
  } catch (error) {
    outcome.trouble = error instanceof SyntaxError ? (ended && text.isCutShort() ? 'cut-short' : `${error}`) : 'unreachable';
  }
  if (outcome.trouble) outcome.feed = text.beginning();
  outcome.items = itemsOf(outcome.feed);
  // The rest need not come, also where a page's own `fetch` knows of no signal. What becomes of it does not matter.
  request.end();
  body?.cancel().catch(() => {});
  return (request.come = outcome);
}

/**
 * Asks for a document.
 * @param {string} href
 * @param {number} wanted
 * @param {boolean} [cached] whether the browser's cache will do, however old; the network where that has nothing
 * @returns {Request}
 */
export function send(href, wanted, cached = false) {
  // A page may have taken away the browser's.
  const controller = typeof AbortController === 'function' ? new AbortController() : undefined;
  const request = /** @type {any} */ (bare({ wanted, end: () => controller?.abort() }));
  return Object.assign(request, { outcome: read(request, href, cached, controller?.signal) });
}
