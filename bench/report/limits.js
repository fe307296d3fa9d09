// Limits of a figure, and how figures are written.

/** Writes a figure. @typedef {(value: number) => string} Unit */
/** The figure of another entry. @typedef {{ name: string, value: number }} Other */
/**
 * The worst value that a figure may have; `must` is the same in words. Not finite if it depends on something that was not measured.
 * @typedef {{ most: number, must: string } | { least: number, must: string }} Limit
 */

/** @type {Record<string, Unit>} */
export const unit = {
  count: (value) => value.toLocaleString('en'),
  ms: (value) => `${Math.round(value).toLocaleString('en')} ms`,
  kB: (value) => `${(value / 1e3).toFixed(1)} kB`,
  MB: (value) => `${(value / 1e6).toFixed(1)} MB`,
  percent: (value) => `${(value * 100).toFixed(2)} %`,
  score: (value) => value.toFixed(3),
};

/** For a figure that only explains others. @type {Limit} */
export const unlimited = { most: Infinity, must: '–' };

/** @param {Unit} unit @param {number} most @returns {Limit} */
export const atMost = (unit, most) => ({ most, must: most ? `≤ ${unit(most)}` : '0' });

/** @param {Unit} unit @param {number} least @returns {Limit} */
export const atLeast = (unit, least) => ({ least, must: `≥ ${unit(least)}` });

/** @param {number} factor @param {number | undefined} value @param {string} name of what has this value @returns {Limit} */
export const atMostTimes = (factor, value, name) => ({ most: factor * value, must: `≤ ${factor} × ${name}` });

/** Both limits hold. @param {Extract<Limit, { most: number }>} a @param {Extract<Limit, { most: number }>} b @returns {Limit} */
export const both = (a, b) => ({ most: Math.min(a.most, b.most), must: `${a.must} and ${b.must}` });

/** @param {number | undefined} ours @param {Limit} limit @param {Unit} unit @returns "reached", or by how much it is missed */
export function verdict(ours, limit, unit) {
  const missing = 'least' in limit ? limit.least - ours : ours - limit.most;
  if (limit === unlimited && Number.isFinite(ours)) return '–';
  if (!Number.isFinite(missing)) return 'not measured';
  return missing <= 0 ? 'reached' : `missed by ${unit(missing)}`;
}
