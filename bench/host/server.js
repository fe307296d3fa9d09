// The two origins of the benchmark, on loopback: the third-party page, and the one with widgets, feeds and images.
//
// A process of its own, so that serving and measuring do not wait for each other. Everything is compressed and in memory
// before it says "ready".
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotli, gzip } from '../compression.js';
import { OURS, RIVALS, files } from '../entries.js';
import { FEEDS, IMAGES } from '../feeds/generate.js';
import { CDN, PAGE } from '../places.js';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/feed+json; charset=utf-8',
  '.png': 'image/png',
};

/** @param {string} name @param {Buffer} body @param {string} cache @param {{ br: Buffer, gzip: Buffer }} [compressed] */
const asset = (name, body, cache, compressed) => ({ type: TYPES[path.extname(name)], cache, body, ...compressed });

const assets = new Map();
const entries = new Map([OURS, ...RIVALS].map((entry) => [entry.name, entry]));
for (const entry of entries.values()) {
  for (const [file, body] of files(entry)) {
    const compressed = { br: brotli(body), gzip: gzip(body) };
    assets.set(`/entries/${entry.name}/${file}`, asset(file, body, 'public, max-age=31536000, immutable', compressed));
  }
}
for (const file of fs.readdirSync(FEEDS).filter((name) => name.endsWith('.json'))) {
  const read = (suffix) => fs.readFileSync(path.join(FEEDS, file + suffix));
  assets.set(`/feeds/${file}`, asset(file, read(''), 'public, max-age=60', { br: read('.br'), gzip: read('.gz') }));
}
const images = fs.readdirSync(IMAGES).map((file) => asset(file, fs.readFileSync(path.join(IMAGES, file)), 'public, max-age=86400'));
const template = fs.readFileSync(path.join(import.meta.dirname, 'page.html'), 'utf8');

/** `/images/<any number>.png`, or a file by its address. */
function find(pathname) {
  const image = /^\/images\/(\d+)\.png$/.exec(pathname);
  return image ? images[Number(image[1]) % images.length] : assets.get(pathname);
}

/** `/<entry>/<feed's length>?widgets=<how many>&above=<px of page over them>` */
function thirdPartyPage(url) {
  const [, name, length] = url.pathname.split('/');
  const entry = entries.get(name);
  if (!entry) return undefined;
  const tag = entry.tag(`${CDN.origin}/entries/${name}`, `${CDN.origin}/feeds/${length}.json`);
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

/** @param {{ origin: string, port: number }} site @param {(url: URL) => object | undefined} lookUp */
const serve = ({ origin, port }, lookUp) => new Promise((listening) => {
  const server = http.createServer((request, response) => send(request, response, lookUp(new URL(request.url, origin))));
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1', listening);
});

await serve(PAGE, thirdPartyPage);
await serve(CDN, (url) => find(url.pathname));
process.send('ready');
process.on('disconnect', () => process.exit()); // never outlives the measurement
