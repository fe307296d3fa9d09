/** Lines on the console for who makes the page. Each text is written once. */

/** @type {Set<string>} */
const written = new Set();

/** @param {'error' | 'warn' | 'info'} level @param {string} text */
export function log(level, text) {
  if (!written.has(text)) console[level](`[invest-seoul-news] ${text}`);
  written.add(text);
}
