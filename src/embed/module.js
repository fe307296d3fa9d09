/** The module, on its way: one for all elements, asked for again where that can help. */
import init from '#glue';
import { address } from './address.js';
import { bare } from './dom.js';
import { Failure } from './failure.js';

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

/**
 * A feed's request that has left while the module is on its way, and who waits for it.
 * @typedef {{ answer: Promise<Response>, controller: AbortController, users: number }} Early
 */

/** Early requests, by address. @type {Map<string, Early>} */
const early = new Map();

/** @param {string} href a feed that an element will show: its request leaves together with the module's */
export function askEarly(href) {
  const known = early.get(href);
  if (known) return known.users++;
  const controller = new AbortController();
  // A wrapped `fetch` may return a promise that is not of the page's own kind, as zone.js makes them.
  const answer = Promise.resolve(fetch(href, bare({ credentials: 'omit', signal: controller.signal })));
  answer.catch(() => {}); // the module hears of it
  early.set(href, { answer, controller, users: 1 });
}

/** @param {string} href a feed that an element will not show after all */
export function letGo(href) {
  const known = early.get(href);
  if (!known || --known.users) return;
  known.controller.abort();
  early.delete(href);
}

/** @param {string} href @returns {Map<string, [Promise<Response>, AbortController]>} its request, for the module to go on with */
export function handOver(href) {
  const known = early.get(href);
  early.delete(href);
  return new Map(known && [[href, [known.answer, known.controller]]]);
}

/** Whether this page lets WebAssembly run at all: the smallest module there is. (WebKit forbids only to instantiate.) */
async function wasmAllowed() {
  try {
    await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<void>} settles when the module runs; rejects with a {@link Failure} */
export function run() {
  return (running ??= (async () => {
    if (!('adoptedStyleSheets' in Document.prototype) || typeof WebAssembly !== 'object') {
      throw new Failure('unsupported-browser', 'this browser lacks WebAssembly or adopted style sheets; nothing can be done here');
    }
    const url = new URL(WASM_FILE, address);
    let transient = true;
    try {
      const signal = AbortSignal.timeout?.(PATIENCE);
      const options = bare({ integrity: WASM_INTEGRITY, credentials: 'omit', signal });
      const response = fetch(url, options).then((answer) => {
        if (answer.ok) return answer;
        transient = answer.status >= 500 || [408, 429].includes(answer.status);
        throw new Error(`status ${answer.status}`);
      });
      await init({ module_or_path: response });
      started = true;
    } catch (error) {
      running = undefined;
      // Another try asks for everything again.
      for (const { controller } of early.values()) controller.abort();
      early.clear();
      throw (await wasmAllowed())
        ? new Failure('wasm-unreachable', `${url} could not be loaded: ${error}; check that it is served beside ${address}, unchanged, with Access-Control-Allow-Origin, and that connect-src of this page's policy allows it`, transient)
        : new Failure('wasm-blocked', "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy");
    }
  })());
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
    addEventListener('online', online, bare({ once: true }));
  }
  waiting.add(start);
}

/** @param {() => void} start */
export const tryNoMore = (start) => waiting.delete(start);
