import decompress from 'wawoff2/decompress.js';

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Unpacks a WOFF2 font into a plain SFNT file. Rejects where the file is not WOFF2.
 * Needed because fontkit 2.0.4 can draw a WOFF2 font only at its default weight (Thin, for these fonts): its
 * `getVariation` re-reads the compressed file as if it were SFNT (https://github.com/foliojs/fontkit/pull/377).
 * One file at a time, and copied: wawoff2 hands out its own memory, which its next call overwrites
 * (https://github.com/fontello/wawoff2/issues/11).
 */
export function unpackFont(file: Uint8Array): Promise<Buffer> {
  const unpacked = lastTurn.then(async () => Buffer.from(await decompress(file)));
  lastTurn = Promise.allSettled([unpacked]);
  return unpacked;
}
