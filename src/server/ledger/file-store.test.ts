import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { FileStore } from './file-store.ts';

const BYTES = Buffer.from('a picture, let us say');
const SHA = createHash('sha256').update(BYTES).digest('hex');

function openStore(): FileStore {
  return new FileStore(join(openTemporaryFolder(), 'images'));
}

describe('a store of files', () => {
  it('keeps bytes under their hash, for their owner alone, and nothing beside them', async () => {
    const store = openStore();
    expect(await store.keep(BYTES)).toBe(SHA);
    expect(readdirSync(store.folder)).toEqual([SHA]);
    expect(statSync(store.pathOf(SHA)).mode & 0o777).toBe(0o600);
    expect(statSync(store.folder).mode & 0o777).toBe(0o700);
    expect((await store.read(SHA))?.equals(BYTES)).toBe(true);
  });

  it('keeps the same bytes once, however many bring them at once', async () => {
    const store = openStore();
    const large = Buffer.alloc(3_000_000, 'x');
    const hashes = await Promise.all(Array.from({ length: 20 }, () => store.keep(large)));
    expect(new Set(hashes).size).toBe(1);
    expect(readdirSync(store.folder)).toEqual([hashes[0]]);
    expect((await store.read(hashes[0] ?? ''))?.equals(large)).toBe(true);
  });

  it('gives back whatever it was given', async () => {
    const store = openStore();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect((await store.read(await store.keep(bytes)))?.equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['longer than it was', 'x'.repeat(BYTES.length), ''])(
    'does not read a file that was changed: "%s"',
    async (text) => {
      const store = openStore();
      await store.keep(BYTES);
      chmodSync(store.pathOf(SHA), 0o600);
      writeFileSync(store.pathOf(SHA), text);
      expect(await store.read(SHA)).toBeNull();
    },
  );

  it('writes anew a file that was changed, or whose folder was taken away', async () => {
    const store = openStore();
    await store.keep(BYTES);
    for (const other of [BYTES.subarray(0, 5), Buffer.alloc(BYTES.length)]) {
      writeFileSync(store.pathOf(SHA), other);
      await store.keep(BYTES);
      expect((await store.read(SHA))?.equals(BYTES)).toBe(true);
    }
    rmSync(store.folder, { recursive: true });
    expect(await store.read(SHA)).toBeNull();
    await store.keep(BYTES);
    expect((await store.read(SHA))?.equals(BYTES)).toBe(true);
  });

  it('removes what was left half written, and nothing else', async () => {
    const store = openStore();
    store.clean();
    mkdirSync(store.folder);
    await store.keep(BYTES);
    writeFileSync(join(store.folder, `${'b'.repeat(64)}.part`), 'half');
    writeFileSync(join(store.folder, 'notes.txt'), 'mine');
    store.clean();
    expect(readdirSync(store.folder)).toEqual([SHA, 'notes.txt'].toSorted());
  });

  it.each(['', '../../etc/passwd', SHA.toUpperCase(), `${SHA}.part`, `${SHA}/..`, 'g'.repeat(64)])(
    'has no path for "%s"',
    (name) => {
      expect(() => openStore().pathOf(name)).toThrow('64 hexadecimal digits');
    },
  );
});
