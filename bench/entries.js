// Who is measured: the widget as it is shipped, and the same carousel in seven other ways.
//
// A rival is a folder under rivals/ with an index.js or index.jsx, and a line here. It renders into a shadow root, shows
// each item of the feed as a card with a link, and has a button whose name says "next".
import fs from 'node:fs';
import path from 'node:path';
import { brotli, gzip } from './compression.js';
import { DIST, OUT } from './places.js';

/**
 * @typedef {object} Entry
 * @property {string} name as in addresses and results
 * @property {string} label what it is made with
 * @property {string} folder the files it loads
 * @property {(base: string, feed: string) => string} tag what a page's owner pastes; `base` is where `folder` is served
 */

/** What the README tells partners to paste, with room for the default card. @type {Entry} */
export const OURS = {
  name: 'invest-seoul-news',
  label: 'the widget, from dist/',
  folder: DIST,
  tag: (base, feed) => `<script async src="${base}/invest-seoul-news.js" data-feed="${feed}" data-lang="ko" data-limit="12"
  style="display: block; min-height: 500px"></script>`,
};

/** @param {string} name @param {string} label @returns {Entry} */
const rival = (name, label) => ({
  name,
  label,
  folder: path.join(OUT, 'rivals', name),
  tag: (base, feed) => `<news-carousel feed="${feed}" lang="ko" style="display: block; min-height: 310px"></news-carousel>
<script type="module" async src="${base}/widget.js"></script>`,
});

export const RIVALS = [
  rival('vanilla', 'custom element, <template> cloning, scroll snap'),
  rival('lit', 'Lit 3, scroll snap'),
  rival('svelte', 'Svelte 5 custom element, scroll snap'),
  rival('splide', '<template> cloning, Splide 4'),
  rival('swiper', '<template> cloning, Swiper Element 14 with all its modules'),
  rival('preact-embla', 'Preact 11, Embla 8'),
  rival('react-embla', 'React 19, Embla 8'),
];

/** Everything of an entry that a page can load, by file name. @param {Entry} entry @returns {[string, Buffer][]} */
export function files({ folder }) {
  const loadable = fs.readdirSync(folder).filter((file) => /\.(js|wasm|css)$/.test(file)).sort();
  return loadable.map((file) => [file, fs.readFileSync(path.join(folder, file))]);
}

/** The bytes of an entry's code, by file. @param {Entry} entry */
export const code = (entry) => files(entry).map(([file, bytes]) => (
  { file, raw: bytes.length, gzip: gzip(bytes).length, brotli: brotli(bytes).length }
));
