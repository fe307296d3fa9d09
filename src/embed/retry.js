/** New attempts to load the module or messages after a failure that may pass. All elements try together. */

// Delays before each attempt, in ms; varied by half in both directions, so that pages don't all ask at once. The module has the same
// delays for feeds (src/feed/retry.rs).
const DELAYS = [2_000, 8_000, 30_000, 120_000];

/** Longest delay after the browser has come online, in ms. It is random for the same reason. */
const ONLINE_DELAY = 2_000;

/** @type {Set<() => void>} */
const callbacks = new Set();
let attempts = 0;

function retry() {
  for (const callback of callbacks) callback();
  callbacks.clear();
}

const retryOnline = () => setTimeout(retry, ONLINE_DELAY * Math.random());

/** @param {() => void} callback called once, with the next attempt */
export function onRetry(callback) {
  if (!callbacks.size) {
    if (attempts < DELAYS.length) setTimeout(retry, DELAYS[attempts++] * (0.5 + Math.random()));
    addEventListener('online', retryOnline); // the same listener is added only once
  }
  callbacks.add(callback);
}

/** @param {() => void} callback */
export const offRetry = (callback) => callbacks.delete(callback);
