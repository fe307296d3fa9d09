// What is measured: the widget as it ships, the same carousel built in seven other ways, and an older build of the widget.
//
// A rival is a folder under rivals/ with an index.js or index.jsx, and a line in RIVALS. It renders into a shadow root, shows
// each item of the feed as a card with a link, and has a button whose name contains "next".
import fs from 'node:fs';
import path from 'node:path';
import { brotli, gzip } from './compression.js';
import { BEFORE_FOLDER, DIST, LIMIT, OUT } from './config.js';

/**
 * @typedef {object} Entry
 * @property {string} name used in addresses and results
 * @property {string} label what it is made with
 * @property {string} folder the files it loads
 * @property {(base: string, feed: string) => string} tag the HTML that a host page contains; `base` is where `folder` is served
 */

/** @param {string} name @param {string} label @param {string} folder @returns {Entry} */
const widget = (name, label, folder) => ({
  name,
  label,
  folder,
  // As the README says, with space reserved for the default card.
  tag: (base, feed) => `<script async src="${base}/invest-seoul-news.js" data-feed="${feed}" data-lang="ko" data-limit="${LIMIT}"
  style="display: block; min-height: 500px"></script>`,
});

/** @param {string} name @param {string} label @returns {Entry} */
const rival = (name, label) => ({
  name,
  label,
  folder: path.join(OUT, 'rivals', name),
  tag: (base, feed) => `<news-carousel feed="${feed}" lang="ko" style="display: block; min-height: 310px"></news-carousel>
<script type="module" async src="${base}/widget.js"></script>`,
});

export const OURS = widget('invest-seoul-news', 'the widget, from dist/', DIST);

/** The name of the entry that exists only if BENCH_BEFORE names the `dist/` of an older build. */
export const BEFORE = 'before';
/** Our builds: that of today, and the older one if there is one. @type {Entry[]} */
export const BUILDS = [
  OURS,
  ...(BEFORE_FOLDER ? [widget(BEFORE, 'an older build of the widget', path.resolve(BEFORE_FOLDER))] : []),
];

export const RIVALS = [
  rival('vanilla', 'custom element, <template> cloning, scroll snap'),
  rival('lit', 'Lit 3, scroll snap'),
  rival('svelte', 'Svelte 5 custom element, scroll snap'),
  rival('splide', '<template> cloning, Splide 4'),
  rival('swiper', '<template> cloning, Swiper Element 14 with all its modules'),
  rival('preact-embla', 'Preact 11, Embla 8'),
  rival('react-embla', 'React 19, Embla 8'),
];

/** @type {Entry[]} */
export const ENTRIES = [...BUILDS, ...RIVALS];

/** The files of an entry that a page can load. @param {Entry} entry @returns {[string, Buffer][]} name and content */
export function files({ folder }) {
  const loadable = fs.readdirSync(folder).filter((file) => /\.(js|wasm|css)$/.test(file)).sort();
  return loadable.map((file) => [file, fs.readFileSync(path.join(folder, file))]);
}

/** Files of ours that a carousel does not load: parts of the module for other widgets, and the script of frames. */
const OTHERS = /^chunk-.*\.wasm$|^frame\.js$/;

/** The size of each file that an entry loads for its first card, in bytes. @param {Entry} entry */
export const code = (entry) => files(entry).filter(([file]) => !OTHERS.test(file)).map(([file, bytes]) => (
  { file, raw: bytes.length, gzip: gzip(bytes).length, brotli: brotli(bytes).length }
));
