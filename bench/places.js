// Where things lie, and where they are served. Nothing is written into the tree: all output is under target/bench/.
import path from 'node:path';

const project = path.dirname(import.meta.dirname);

/** The widget as it is shipped, written by `cargo xtask dist`. */
export const DIST = path.join(project, 'dist');
/** Rivals as built, feeds and images as generated, results. */
export const OUT = path.join(project, 'target/bench');

/** The third-party page. */
export const PAGE = { origin: 'http://127.0.0.1:8794', port: 8794 };
/** The widget's files, the feed and the images: another origin, as in life. */
export const CDN = { origin: 'http://127.0.0.1:8795', port: 8795 };
