import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { openDatabase } from './database.ts';
import { FileStore } from './file-store.ts';
import { Uploads } from './uploads.ts';
import { openUploadsTable } from './uploads-table.ts';

function openUploads(): Uploads {
  const files = new FileStore(join(openTemporaryFolder(), 'uploads'));
  return new Uploads(openUploadsTable(openDatabase(':memory:')), files);
}

function flat(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#336699' } });
}

async function reasonOf(bytes: Buffer): Promise<string> {
  const result = await openUploads().keep(bytes, 0);
  return result.ok ? '' : result.reason;
}

describe('an upload', () => {
  it('is known by the hash of what is kept of it', async () => {
    const uploads = openUploads();
    const bytes = await flat(30, 20)
      .withExif({ IFD0: { Artist: 'Jane Roe' } })
      .jpeg()
      .toBuffer();
    const result = await uploads.keep(bytes, 0);
    expect(result).toMatchObject({ ok: true, upload: { type: 'image/jpeg', width: 30, height: 20 } });
    const upload = result.ok ? result.upload : null;
    const kept = await uploads.read(upload?.sha256 ?? '');
    expect(kept?.length).toBe(upload?.bytes);
    expect(kept?.toString('latin1')).not.toContain('Jane Roe');
    expect(uploads.find(upload?.sha256 ?? '')).toEqual(upload);
  });

  it('that comes again, or with other metadata, is the same', async () => {
    const uploads = openUploads();
    const bytes = await flat(30, 20).png().toBuffer();
    const described = await flat(30, 20)
      .withExif({ IFD0: { Artist: 'Jane Roe' } })
      .png()
      .toBuffer();
    const ids = [];
    for (const each of [bytes, bytes, described]) {
      const result = await uploads.keep(each, 0);
      ids.push(result.ok ? result.upload.sha256 : null);
    }
    expect(new Set(ids).size).toBe(1);
  });

  it.each(['png', 'webp'] as const)(
    'that is a turned %s is kept upright, with its colours',
    async (format) => {
      const uploads = openUploads();
      const left = await flat(10, 20).png().toBuffer();
      const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#ffffff' } })
        .composite([{ input: left, left: 0, top: 0 }])
        .withMetadata({ orientation: 6 })
        .withIccProfile('p3')
        .toFormat(format, { lossless: true })
        .toBuffer();
      const result = await uploads.keep(bytes, 0);
      expect(result).toMatchObject({ ok: true, upload: { width: 20, height: 40 } });
      const kept = (await uploads.read(result.ok ? result.upload.sha256 : '')) ?? Buffer.alloc(0);
      const metadata = await sharp(kept).metadata();
      expect([metadata.width, metadata.height, metadata.orientation ?? 1]).toEqual([20, 40, 1]);
      expect(metadata.icc?.length).toBeGreaterThan(100);
      const upright = await sharp(bytes).autoOrient().raw().toBuffer();
      expect((await sharp(kept).raw().toBuffer()).equals(upright)).toBe(true);
    },
  );

  it('that is no picture is refused with the reason', async () => {
    expect(await reasonOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'It is not a PNG, JPEG or WebP.',
    );
    expect(await reasonOf(Buffer.alloc(0))).toBe('It is not a PNG, JPEG or WebP.');
  });

  it.each(['png', 'jpeg', 'webp'] as const)(
    'that is a %s cut off is refused with the reason',
    async (format) => {
      const bytes = await flat(300, 200).toFormat(format).toBuffer();
      expect(await reasonOf(bytes.subarray(0, bytes.length - 100))).toMatch(/cut off|damaged/);
    },
  );

  it.each(['png', 'webp'] as const)('that is a %s with its middle missing is refused', async (format) => {
    const bytes = await sharp({
      create: {
        width: 300,
        height: 200,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .toFormat(format)
      .toBuffer();
    const holed = Buffer.concat([bytes.subarray(0, bytes.length / 3), bytes.subarray(-40)]);
    if (format === 'webp') holed.writeUInt32LE(holed.length - 8, 4);
    expect(await reasonOf(holed)).toMatch(/cut off|damaged/);
  });

  it('of more than 50 megapixels is refused from its header', async () => {
    const bytes = await flat(8000, 6260).png({ compressionLevel: 1 }).toBuffer();
    expect(await reasonOf(bytes)).toBe('It has 50 megapixels; at most 50 are taken. Make it smaller.');
    bytes.writeUInt32BE(30_000, 16);
    bytes.writeUInt32BE(30_000, 20);
    expect(await reasonOf(bytes)).toMatch(/^It has 900 megapixels|damaged/);
  });

  it('of more than 30 MB is refused before anything is read', async () => {
    expect(await reasonOf(Buffer.alloc(30_000_001))).toBe(
      'It has 30.0 MB; at most 30 MB are taken. Make it smaller.',
    );
  });
});
