import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeGreyPng } from './encode-grey-png.ts';

test('any picture is read back by another program, pixel by pixel, as 8 bits of grey', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.uint8Array({ minLength: 40, maxLength: 2000 }),
      fc.integer({ min: 1, max: 7 }),
      async (width, bytes, rowsAPiece) => {
        const height = Math.floor(bytes.length / width);
        const pixels = new Uint8Array(bytes.slice(0, width * height));
        const blob = await encodeGreyPng({ width, height }, pieces(pixels, width * rowsAPiece));
        const image = sharp(await blob.arrayBuffer());
        const { format, depth, channels } = await image.metadata();
        expect({ format, depth, channels }).toEqual({ format: 'png', depth: 'uchar', channels: 1 });
        const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
        expect([info.width, info.height]).toEqual([width, height]);
        expect(Buffer.compare(data, Buffer.from(pixels))).toBe(0);
      },
    ),
    { numRuns: 40 },
  );
});

test('a failure while rows are read is told, not swallowed', async () => {
  async function* broken(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    yield new Uint8Array(4);
    throw new Error('The tile is gone.');
  }
  await expect(encodeGreyPng({ width: 2, height: 4 }, broken())).rejects.toThrow('The tile is gone.');
});

async function* pieces(pixels: Uint8Array<ArrayBuffer>, length: number) {
  for (let at = 0; at < pixels.length; at += length) yield pixels.slice(at, at + length);
}
