// File locations and the addresses of the two servers. All output goes to target/bench/.
import path from 'node:path';

const project = path.dirname(import.meta.dirname);

/** The widget as it ships, written by `cargo xtask dist`. */
export const DIST = path.join(project, 'dist');
/** An older build of the widget to compare with, if the environment names one. @type {string | undefined} */
export const BEFORE_FOLDER = process.env.BENCH_BEFORE;
/** Built rivals, generated feeds and images, results. */
export const OUT = path.join(project, 'target/bench');

/** The host page. */
export const PAGE = { origin: 'http://127.0.0.1:8794', port: 8794 };
/** Widgets, feeds and images. Another origin than the page, as in production. */
export const CDN = { origin: 'http://127.0.0.1:8795', port: 8795 };

/** The number of items that the widget shows at first: the default of its `limit` attribute. */
export const LIMIT = 12;
