// Writes feeds and images for the server. Feeds are compressed once and kept: brotli 11 of 5 MB takes a while.
import fs from 'node:fs';
import path from 'node:path';
import { brotli, gzip } from '../compression.js';
import { OUT } from '../config.js';
import { feed } from './feed.js';
import { image } from './image.js';

/** The folder of `<length>.json`, each with `.br` and `.gz`. */
export const FEEDS = path.join(OUT, 'feeds');
/** The folder of the images, which the items share. */
export const IMAGES = path.join(OUT, 'images');

const IMAGE_COUNT = 24;

/** @param {number[]} lengths @returns {Record<number, { raw: number, brotli: number }>} the bytes of each feed */
export function generate(lengths) {
  fs.mkdirSync(FEEDS, { recursive: true });
  fs.mkdirSync(IMAGES, { recursive: true });
  for (let at = 0; at < IMAGE_COUNT; at++) fs.writeFileSync(path.join(IMAGES, `${at}.png`), image(at + 1));
  return Object.fromEntries(lengths.map((length) => [length, write(length)]));
}

function write(length) {
  const file = path.join(FEEDS, `${length}.json`);
  const body = Buffer.from(JSON.stringify(feed(length)));
  if (!fs.existsSync(file) || !fs.readFileSync(file).equals(body)) {
    fs.writeFileSync(`${file}.br`, brotli(body));
    fs.writeFileSync(`${file}.gz`, gzip(body));
    fs.writeFileSync(file, body); // last, so that a complete set exists if it does
  }
  return { raw: body.length, brotli: fs.statSync(`${file}.br`).size };
}
