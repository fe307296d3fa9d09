// The figures that entries are compared by.
import { LIMIT } from '../config.js';
import { unit } from './limits.js';

/**
 * @typedef {object} Figure
 * @property {string} what
 * @property {import('./limits.js').Unit} unit
 * @property {(entry: string) => number | undefined} of the figure of an entry, by name; undefined if it was not measured
 */

/** @param {object} results as written by run.js */
export function figures(results) {
  /** The compressed size of an entry's files. @returns {Figure} */
  const bytes = (what, pattern) => ({
    what,
    unit: unit.kB,
    of: (entry) => results.code[entry]?.filter(({ file }) => pattern.test(file)).reduce((sum, file) => sum + file.brotli, 0),
  });
  /** A figure of the first visit, for a feed of any length. @returns {(length: number) => Figure} */
  const visit = (what, unit, value) => (length) => ({
    what: `${what}, ${length.toLocaleString('en')} items`,
    unit,
    of: (entry) => {
      const measured = results.loads[length]?.[entry];
      return measured && value(measured, length);
    },
  });
  return {
    code: bytes('code for the first card, brotli', /./),
    script: bytes('of it the script', /\.js$/),
    requests: visit('requests before the first card', unit.count, ({ requests }) => requests),
    steps: visit('of them in sequence', unit.count, ({ steps }) => steps),
    firstCard: visit('first card', unit.ms, ({ firstCard }) => firstCard),
    repeatVisit: { what: `repeat visit: first card, ${LIMIT} items`, unit: unit.ms, of: (entry) => results.repeat[entry]?.firstCard },
    feedRaw: visit('feed read, decompressed', unit.percent, ({ feedRaw }, length) => feedRaw / results.feeds[length].raw),
    feedWire: visit('feed read, on the wire', unit.percent, ({ feedWire }, length) => feedWire / results.feeds[length].brotli),
    blocking: visit('total blocking time', unit.ms, ({ blocking }) => blocking),
    longestTask: visit('longest task', unit.ms, ({ longestTask }) => longestTask),
    elements: visit('DOM elements', unit.count, ({ elements }) => elements),
    memory: visit('memory', unit.MB, ({ memory }) => memory),
    next: visit('next: press to first frame', unit.ms, ({ next }) => next),
    layoutShift: visit('layout shift', unit.score, ({ layoutShift }) => layoutShift),
  };
}

/** The feed lengths that were measured. @returns {number[]} */
export const lengthsOf = (results) => Object.keys(results.loads).map(Number);
