// The two servers of the benchmark, on loopback: one for the host page, one for widgets, feeds and images.
//
// They run in a process of their own, so that serving and measuring do not wait for each other. Everything is compressed and in
// memory before the message "ready". Cache headers are those that docs/hosting.md recommends, the same for all entries.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotli, gzip } from '../compression.js';
import { ENTRIES, files } from '../entries.js';
import { FEEDS, IMAGES } from '../feeds/generate.js';
import { CDN, PAGE } from '../config.js';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/feed+json; charset=utf-8',
  '.png': 'image/png',
};

/** Files of an entry: a version's folder never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Feeds change at any time. */
const A_MINUTE = 'public, max-age=60';
const A_DAY = 'public, max-age=86400';

/** @param {string} name @param {Buffer} body @param {string} cache @param {{ br: Buffer, gzip: Buffer }} [compressed] */
const asset = (name, body, cache, compressed) => ({ type: TYPES[path.extname(name)], cache, body, ...compressed });

const assets = new Map();
const entries = new Map(ENTRIES.map((entry) => [entry.name, entry]));
for (const entry of entries.values()) {
  for (const [file, body] of files(entry)) {
    const compressed = { br: brotli(body), gzip: gzip(body) };
    assets.set(`/entries/${entry.name}/${file}`, asset(file, body, IMMUTABLE, compressed));
  }
}
for (const file of fs.readdirSync(FEEDS).filter((name) => name.endsWith('.json'))) {
  const read = (suffix) => fs.readFileSync(path.join(FEEDS, file + suffix));
  assets.set(`/feeds/${file}`, asset(file, read(''), A_MINUTE, { br: read('.br'), gzip: read('.gz') }));
}
const images = fs.readdirSync(IMAGES).map((file) => asset(file, fs.readFileSync(path.join(IMAGES, file)), A_DAY));
const template = fs.readFileSync(path.join(import.meta.dirname, 'page.html'), 'utf8');

/** The response for a path: `/images/<any number>.png`, or a file. */
function find(pathname) {
  const image = /^\/images\/(\d+)\.png$/.exec(pathname);
  return image ? images[Number(image[1]) % images.length] : assets.get(pathname);
}

/**
 * `/<entry>/<length of the feed>?widgets=<number>&above=<px of page above them>&feed-version=<number>`
 *
 * Another `feed-version` is another address of the feed: the browser has to load it anew, as if it had changed since the last visit.
 */
function hostPage(url) {
  const [, name, length] = url.pathname.split('/');
  const entry = entries.get(name);
  if (!entry) return undefined;
  const version = url.searchParams.get('feed-version');
  const feed = `${CDN.origin}/feeds/${length}.json${version ? `?v=${version}` : ''}`;
  const tag = entry.tag(`${CDN.origin}/entries/${name}`, feed);
  const widgets = `${tag}\n`.repeat(Number(url.searchParams.get('widgets') ?? 1));
  const html = template
    .replace('{{ABOVE}}', () => url.searchParams.get('above') ?? '0')
    .replace('{{WIDGETS}}', () => widgets);
  return asset('page.html', Buffer.from(html), 'no-cache');
}

function send(request, response, found) {
  if (!found) return response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
  const accepted = request.headers['accept-encoding'] ?? '';
  const coding = ['br', 'gzip'].find((name) => found[name] && accepted.includes(name));
  const body = coding ? found[coding] : found.body;
  response.writeHead(200, {
    'content-type': found.type,
    'content-length': body.length,
    'cache-control': found.cache,
    vary: 'accept-encoding',
    'access-control-allow-origin': '*',
    'timing-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    ...(coding && { 'content-encoding': coding }),
  });
  response.end(body);
}

/** @param {{ origin: string, port: number }} site @param {(url: URL) => object | undefined} respond */
const serve = ({ origin, port }, respond) => new Promise((listening) => {
  const server = http.createServer((request, response) => send(request, response, respond(new URL(request.url, origin))));
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1', listening);
});

await serve(PAGE, hostPage);
await serve(CDN, (url) => find(url.pathname));
process.send('ready');
process.on('disconnect', () => process.exit()); // ends with the benchmark
