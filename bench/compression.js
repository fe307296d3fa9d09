// The compression that web servers use, at its highest level.
import zlib from 'node:zlib';

/** @param {Buffer} bytes */
export const gzip = (bytes) => zlib.gzipSync(bytes, { level: 9 });

/** @param {Buffer} bytes */
export const brotli = (bytes) => zlib.brotliCompressSync(bytes, {
  params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});
