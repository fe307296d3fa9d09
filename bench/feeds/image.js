// An indexed PNG of a few flat shapes, 320 × 180 px, about 1 kB.
import zlib from 'node:zlib';
import { random } from './random.js';

const WIDTH = 320;
const HEIGHT = 180;
const COLOURS = 8;

/** @param {number} seed @returns {Buffer} */
export function image(seed) {
  const next = random(seed);
  const palette = Array.from({ length: COLOURS * 3 }, () => 40 + Math.floor(next() * 200));
  const shapes = Array.from({ length: COLOURS - 1 }, (_, at) => ({
    colour: at + 1,
    x: next() * WIDTH,
    y: next() * HEIGHT,
    across: 20 + next() * 90,
    down: 15 + next() * 60,
    round: next() < 0.5,
  }));
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1)); // each begins with the filter type, 0 for none
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      rows[y * (WIDTH + 1) + 1 + x] = shapes.findLast((shape) => covers(shape, x, y))?.colour ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits a pixel, indexed
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', zlib.deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function covers(shape, x, y) {
  const [dx, dy] = [(x - shape.x) / shape.across, (y - shape.y) / shape.down];
  return shape.round ? dx * dx + dy * dy < 1 : Math.abs(dx) < 1 && Math.abs(dy) < 1;
}

/** Length, type, data and checksum (PNG specification, 5.3). */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(zlib.crc32(body), body.length + 4);
  return bytes;
}
