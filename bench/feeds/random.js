// A seeded pseudo-random generator (mulberry32): the same numbers every time.

/** @param {number} seed @returns {() => number} each call: the next number, from 0 to below 1 */
export const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
