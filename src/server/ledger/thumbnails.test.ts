import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { FileStore } from './file-store.ts';
import { Thumbnails } from './thumbnails.ts';

async function open(width = 800, height = 400, orientation = 1) {
  const folder = openTemporaryFolder();
  const files = new FileStore(join(folder, 'images'));
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
  return {
    folder: join(folder, 'thumbnails'),
    files,
    thumbnails: new Thumbnails(files, join(folder, 'thumbnails')),
    sha256: await files.keep(bytes),
  };
}

describe('a thumbnail', () => {
  it('is a small WebP, made when first asked for and kept for its owner alone', async () => {
    const { thumbnails, sha256, folder } = await open();
    const made = await thumbnails.get(sha256, 320);
    expect(await sharp(made ?? Buffer.alloc(0)).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 160,
    });
    expect(readdirSync(folder)).toEqual([`${sha256}-320.webp`]);
    expect(statSync(join(folder, `${sha256}-320.webp`)).mode & 0o777).toBe(0o600);
  });

  it('is made once, however many ask for it at once, and then read', async () => {
    const { thumbnails, sha256, folder } = await open();
    const made = await Promise.all(Array.from({ length: 20 }, () => thumbnails.get(sha256, 640)));
    expect(new Set(made).size).toBe(1);
    writeFileSync(join(folder, `${sha256}-640.webp`), 'kept');
    expect((await thumbnails.get(sha256, 640))?.toString()).toBe('kept');
  });

  it('is turned upright, and never larger than its image', async () => {
    const { thumbnails, sha256 } = await open(100, 40, 6);
    expect(await sharp((await thumbnails.get(sha256, 1280)) ?? Buffer.alloc(0)).metadata()).toMatchObject({
      width: 40,
      height: 100,
    });
  });

  it('of an image that is missing or changed is none', async () => {
    const { thumbnails, files, sha256 } = await open();
    expect(await thumbnails.get('b'.repeat(64), 320)).toBeNull();
    writeFileSync(files.pathOf(sha256), 'changed');
    expect(await thumbnails.get(sha256, 320)).toBeNull();
  });

  it('F12 of what cannot be decoded is a placeholder', async () => {
    const { thumbnails, files } = await open();
    const made = await thumbnails.get(await files.keep(Buffer.from('no picture')), 320);
    expect(await sharp(made ?? Buffer.alloc(0)).metadata()).toMatchObject({ format: 'webp', width: 320 });
  });
});
