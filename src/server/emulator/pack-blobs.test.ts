import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openBlobShelf } from './blob-shelf.ts';
import { packBlobs } from './pack-blobs.ts';
import { unpackBlobs } from './unpack-blobs.ts';

const database = new DatabaseSync(':memory:');
const blobs = openBlobShelf(database);
const image = Buffer.alloc(6000, 'picture').toString('base64');

it('stores an image once, however often it comes, and gives every character back', () => {
  const texts = [1, 2, 3].map((at) => `{"at":${at},"image":"data:image/png;base64,${image}"}`);
  const packed = texts.map((text) => packBlobs(text, blobs));
  expect(packed.every((text) => text.length < 200)).toBe(true);
  expect(database.prepare('SELECT count(*) AS count FROM blob').get()?.count).toBe(1);
  expect(packed.map((text) => unpackBlobs(text, blobs))).toEqual(texts);
});

it('packs megabytes', () => {
  const text = `"${Buffer.alloc(24_000_001, 'x').toString('base64')}", "rest"`;
  const packed = packBlobs(text, blobs);
  expect(packed).toMatch(/^"@sha256:[0-9a-f]{64}@", "rest"$/);
  expect(unpackBlobs(packed, blobs) === text).toBe(true);
});

it('leaves alone what would not come back the same', () => {
  const odd = `${'A'.repeat(5001)}`;
  expect(unpackBlobs(packBlobs(odd, blobs), blobs)).toBe(odd);
  expect(unpackBlobs(`@sha256:${'0'.repeat(64)}@`, blobs)).toBe(`@sha256:${'0'.repeat(64)}@`);
});
