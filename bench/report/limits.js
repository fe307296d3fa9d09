// What a figure may be, and how it is written.

/** How a figure is written. @typedef {(value: number) => string} Unit */
/** A rival's figure. @typedef {{ name: string, value: number }} Rival */
/**
 * The best a figure has to be; `must` says it in words. Not finite if what it depends on was not measured.
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

/** Of a figure that only explains others. @type {Limit} */
export const anything = { most: Infinity, must: '–' };

/** @param {Unit} unit @param {number} most @returns {Limit} */
export const atMost = (unit, most) => ({ most, must: most ? `≤ ${unit(most)}` : '0' });

/** @param {Unit} unit @param {number} least @returns {Limit} */
export const atLeast = (unit, least) => ({ least, must: `≥ ${unit(least)}` });

/** @param {number} share @param {Rival | undefined} rival the best one @returns {Limit} */
export const ofBest = (share, rival) => ({ most: share * rival?.value, must: `≤ ${share.toFixed(1)} × the best rival` });

/** @param {number} share @param {number | undefined} figure @param {string} which in words @returns {Limit} */
export const ofOwn = (share, figure, which) => ({ most: share * figure, must: `≤ ${share.toFixed(1)} × ${which}` });

/** @param {number | undefined} ours @param {Limit} limit @param {Unit} unit @returns "reached", or by how much it is missed */
export function verdict(ours, limit, unit) {
  const missing = 'least' in limit ? limit.least - ours : ours - limit.most;
  if (limit === anything && Number.isFinite(ours)) return '–';
  if (!Number.isFinite(missing)) return 'not measured';
  return missing <= 0 ? 'reached' : `missed by ${unit(missing)}`;
}
