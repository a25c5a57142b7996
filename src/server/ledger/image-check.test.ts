import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { testPng } from '#server/test-png.ts';
import { checkImage } from './image-check.ts';
import { type ImageType, sniffImage } from './sniff-image.ts';

const FORMATS = ['png', 'jpeg', 'webp'] as const;

/** A picture with so much in it that no format makes it tiny. */
function noise(width: number, height: number): Sharp {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
}

describe('a picture', () => {
  it.each(FORMATS)('that is a whole %s is told with its type and size', async (format) => {
    const bytes = await noise(60, 40).toFormat(format).toBuffer();
    expect(await checkImage(bytes)).toEqual({
      ok: true,
      facts: { type: `image/${format}`, width: 60, height: 40 },
    });
  });

  it.each(FORMATS)('that is a %s cut anywhere is refused', async (format) => {
    const bytes = await noise(60, 40).toFormat(format).toBuffer();
    const step = Math.max(1, Math.floor(bytes.length / 100));
    const ends = [
      ...Array.from({ length: 100 }, (_, at) => at * step),
      ...[1, 2, 4, 8, 12, 20].map((less) => bytes.length - less),
    ];
    for (const end of ends) {
      const check = await checkImage(bytes.subarray(0, end));
      expect([end, check.ok]).toEqual([end, false]);
    }
  });

  it.each(FORMATS)('is measured as it is seen, turned upright, as %s', async (format) => {
    for (const [orientation, width, height] of [
      [1, 60, 40],
      [3, 60, 40],
      [6, 40, 60],
      [8, 40, 60],
    ] as const) {
      const bytes = await noise(60, 40).withMetadata({ orientation }).toFormat(format).toBuffer();
      expect(await checkImage(bytes)).toMatchObject({ facts: { width, height } });
    }
  });

  it('of 30,000 pixels a side is measured from its header, never decoded', async () => {
    const bytes = testPng({ width: 30_000, height: 30_000, pixels: deflateSync(Buffer.alloc(30_001)) });
    expect(bytes.length).toBeLessThan(2000);
    expect(await checkImage(bytes)).toEqual({
      ok: true,
      facts: { type: 'image/png', width: 30_000, height: 30_000 },
    });
  });

  it('with a size of nearly 2^31 a side is refused or measured, and nothing falls', async () => {
    const header = testPng({ width: 10, height: 10 });
    header.writeUInt32BE(0x7fffffff, 16);
    header.writeUInt32BE(0x7fffffff, 20);
    expect((await checkImage(header)).ok).toBe(false);
  });

  it('that moves is refused', async () => {
    const frames = await Promise.all([1, 2].map(() => noise(20, 20).png().toBuffer()));
    const animation = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await checkImage(animation)).toEqual({
      ok: false,
      reason: 'It is an animation. Give a single picture.',
    });
  });

  it.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['JSON', '{"error":"no"}'],
    ['a PDF', '%PDF-1.7'],
    ['nothing', ''],
    ['a RIFF of another kind', 'RIFF\u0004\u0000\u0000\u0000WAVE'],
  ])('is no %s', async (_, text) => {
    const bytes = Buffer.from(text, 'latin1');
    expect(sniffImage(bytes)).toBeNull();
    expect(await checkImage(bytes)).toEqual({ ok: false, reason: 'It is not a PNG, JPEG or WebP.' });
  });

  it.each<[ImageType, string]>([
    ['image/png', '89504e470d0a1a0a0000000049454e44ae426082'],
    ['image/jpeg', 'ffd8ffd9'],
    ['image/webp', '524946460400000057454250'],
  ])('that is an empty %s is refused', async (type, hex) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(sniffImage(bytes)).toBe(type);
    expect((await checkImage(bytes)).ok).toBe(false);
  });
});
