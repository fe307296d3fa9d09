/** Dates and numbers as a language writes them: the browser's `Intl`, for what the module does not write itself (src/plain.rs). */
import { bare } from './dom.js';

/** What is written of a number, by kind: how its formatter is made. @type {Record<string, (tag: string) => { format: (value: number) => string }>} */
const FORMATS = {
  // The day it was in Seoul, of ms since 1970.
  date: (tag) => new Intl.DateTimeFormat(tag, bare({ dateStyle: 'medium', timeZone: 'Asia/Seoul' })),
  // Every digit: "4,733".
  number: (tag) => new Intl.NumberFormat(tag, bare({})),
  // As short as can be: "4.7K".
  compact: (tag) => new Intl.NumberFormat(tag, bare({ notation: 'compact' })),
};

/** By tag and kind, for the page's life: one takes a phone some time to make. @type {Record<string, { format: (value: number) => string }>} */
const made = bare({});

/**
 * @param {string} tag
 * @param {string} kind one of {@link FORMATS}, or 'tag' for the canonical tag (BCP 47) itself
 * @param {number} value
 * @returns {string | undefined} nothing for what is no language tag, or no day of the calendar
 */
export function write(tag, kind, value) {
  try {
    [tag] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    return kind === 'tag' ? tag : (made[tag + kind] ??= FORMATS[kind](tag)).format(value);
  } catch {}
}
