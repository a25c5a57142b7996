import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withoutPrivateMetadata } from './private-metadata.ts';
import type { ImageType } from './sniff-image.ts';

const FORMATS = ['png', 'jpeg', 'webp'] as const;
const EXIF = {
  IFD0: { Artist: 'Jane Roe', Software: 'SecretCamera', Copyright: 'private' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100', GPSMapDatum: 'SECRET-DATUM' },
};
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>secret-xmp</rdf:RDF></x:xmpmeta>';
const SECRETS = /Jane Roe|SecretCamera|SECRET-DATUM|secret-xmp|private/;

async function picture(format: (typeof FORMATS)[number], orientation = 1): Promise<Buffer> {
  return sharp({
    create: {
      width: 40,
      height: 24,
      channels: 3,
      background: '#a04020',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .withMetadata({ orientation })
    .withExifMerge(EXIF)
    .withXmp(XMP)
    .withIccProfile('p3')
    .toFormat(format)
    .toBuffer();
}

function clean(bytes: Buffer, format: string, orientation = 1): Buffer {
  return withoutPrivateMetadata(bytes, `image/${format}` as ImageType, orientation);
}

async function pixelsOf(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer();
}

describe.each(FORMATS)('a %s', (format) => {
  it('loses its place, its camera, its author and its XMP', async () => {
    const bytes = await picture(format);
    expect(bytes.toString('latin1')).toMatch(SECRETS);
    const cleaned = clean(bytes, format);
    expect(cleaned.toString('latin1')).not.toMatch(SECRETS);
    const { exif, xmp } = await sharp(cleaned).metadata();
    expect([exif, xmp]).toEqual([undefined, undefined]);
  });

  it('keeps its colours and every pixel', async () => {
    const bytes = await picture(format);
    const cleaned = clean(bytes, format);
    const before = await sharp(bytes).metadata();
    const after = await sharp(cleaned).metadata();
    expect(before.icc?.length).toBeGreaterThan(100);
    expect(after.icc?.equals(before.icc ?? Buffer.alloc(0))).toBe(true);
    expect((await pixelsOf(cleaned)).equals(await pixelsOf(bytes))).toBe(true);
  });

  it('that has nothing private stays as it is', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .toFormat(format)
      .toBuffer();
    expect(clean(bytes, format).equals(bytes)).toBe(true);
    const cleaned = clean(await picture(format), format);
    expect(clean(cleaned, format).equals(cleaned)).toBe(true);
  });

  it('that breaks off anywhere is answered without falling', async () => {
    const bytes = await picture(format);
    for (let end = 0; end < bytes.length; end += 7)
      expect(clean(bytes.subarray(0, end), format)).toBeInstanceOf(Buffer);
  });
});

describe('a JPEG', () => {
  it.each([2, 3, 4, 5, 6, 7, 8])(
    'keeps the orientation %i and nothing else of its EXIF',
    async (orientation) => {
      const bytes = await picture('jpeg', orientation);
      const cleaned = clean(bytes, 'jpeg', orientation);
      expect((await sharp(cleaned).metadata()).orientation).toBe(orientation);
      expect(cleaned.toString('latin1')).not.toMatch(SECRETS);
      const upright = (of: Buffer) => sharp(of).autoOrient().raw().toBuffer();
      expect((await upright(cleaned)).equals(await upright(bytes))).toBe(true);
    },
  );

  it('loses its comments, and padding before a segment hides nothing', async () => {
    const bytes = await picture('jpeg');
    const comment = Buffer.concat([Buffer.from('fffffffe000a', 'hex'), Buffer.from('private!')]);
    const padded = Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]);
    expect(clean(padded, 'jpeg').toString('latin1')).not.toMatch(SECRETS);
  });

  it('loses a second picture behind its end, as phones put there with a place of its own', async () => {
    const bytes = await picture('jpeg');
    const cleaned = clean(Buffer.concat([bytes, await picture('jpeg')]), 'jpeg');
    expect(cleaned.toString('latin1')).not.toMatch(SECRETS);
    expect((await pixelsOf(cleaned)).equals(await pixelsOf(bytes))).toBe(true);
  });

  it('that is progressive keeps every scan', async () => {
    const bytes = await sharp(await picture('jpeg'))
      .keepMetadata()
      .jpeg({ progressive: true })
      .toBuffer();
    const cleaned = clean(bytes, 'jpeg');
    expect(cleaned.toString('latin1')).not.toMatch(SECRETS);
    expect((await pixelsOf(cleaned)).equals(await pixelsOf(bytes))).toBe(true);
  });
});

describe('a PNG', () => {
  it('loses its texts and its time', async () => {
    const bytes = await picture('png');
    const text = Buffer.from('\0\0\0\x0ctEXtkey\0private!\0\0\0\0', 'latin1');
    const withText = Buffer.concat([bytes.subarray(0, 33), text, bytes.subarray(33)]);
    expect(clean(withText, 'png').toString('latin1')).not.toMatch(SECRETS);
  });
});
