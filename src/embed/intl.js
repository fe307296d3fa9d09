/** Dates and numbers as a language writes them: the browser's `Intl`, for what the module does not write itself (src/plain.rs). */
import { bare } from './dom.js';

/**
 * What one language writes.
 * @typedef {object} Formats
 * @property {string} tag canonical (BCP 47)
 * @property {(ms: number) => string} date the day it was in Seoul; '' beyond the calendar
 * @property {(n: number) => string} number every digit: "4,733"
 * @property {(n: number) => string} compact as short as can be: "4.7K"
 */

/** By tag, for the page's life. @type {Record<string, Formats>} */
const known = bare({});

/**
 * @param {new (tag: string, options: object) => { format: (value: number) => string }} Format
 * @param {string} tag
 * @param {object} options
 * @returns {(value: number) => string} made when first needed
 */
function formatter(Format, tag, options) {
  /** @type {(value: number) => string} */
  let format;
  return (value) => {
    try {
      return (format ??= new Format(tag, bare(options)).format)(value);
    } catch {
      return '';
    }
  };
}

/** @param {string} tag @returns {Formats | undefined} none for what is no language tag */
export function formats(tag) {
  try {
    [tag] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    return (known[tag] ??= {
      tag,
      date: formatter(Intl.DateTimeFormat, tag, { dateStyle: 'medium', timeZone: 'Asia/Seoul' }),
      number: formatter(Intl.NumberFormat, tag, {}),
      compact: formatter(Intl.NumberFormat, tag, { notation: 'compact' }),
    });
  } catch {}
}
