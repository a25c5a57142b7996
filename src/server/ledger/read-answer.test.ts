import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { FileStore } from './file-store.ts';
import { Inbox } from './inbox.ts';
import { readAnswer } from './read-answer.ts';

function openInbox() {
  const files = new FileStore(join(openTemporaryFolder(), 'images'));
  return { files, inbox: new Inbox(files) };
}

/** A body that comes in pieces of the given length, in bytes. */
async function* inPieces(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** A picture that nothing makes small. */
async function largePicture(format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const create = { width: 256, height: 256, channels: 3 } as const;
  return sharp(randomBytes(256 * 256 * 3), { raw: create })
    .toFormat(format, { quality: 100 })
    .toBuffer();
}

describe('an answer', () => {
  it('without large texts is read to the letter, however it is cut into pieces', async () => {
    const { inbox } = openInbox();
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.integer({ min: 1, max: 40 }), async (text, length) => {
        expect(await readAnswer(inPieces(text, length), inbox)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['png', 'jpeg', 'webp'] as const)(
    'with a large %s in it holds a token in its place, and the image goes to disk',
    async (format) => {
      const { files, inbox } = openInbox();
      const bytes = await largePicture(format);
      for (const prefix of ['', `data:image/${format};base64,`]) {
        for (const write of [(text: string) => text, (text: string) => text.replaceAll('/', '\\/')]) {
          const body = `{"seed":9223372036854775807,"image":"${write(prefix + bytes.toString('base64'))}","after":"\\"x\\""}`;
          for (const length of [1_000, 65_536, body.length]) {
            const text = await readAnswer(inPieces(body, length), inbox);
            expect(text.length).toBeLessThan(200);
            const { image, after } = JSON.parse(text);
            expect(after).toBe('"x"');
            const kept = await inbox.keep(image);
            expect(kept).toMatchObject({ ok: true, bytes: { width: 256, bytes: bytes.length } });
            if (kept.ok) expect((await files.read(kept.bytes.sha256))?.equals(bytes)).toBe(true);
          }
        }
      }
    },
  );

  it('with a long text that is no base64 keeps it whole', async () => {
    const { inbox } = openInbox();
    const prompt = `${'A fox, "quite" red. '.repeat(20_000)}${'a'.repeat(200_000)}`;
    const text = await readAnswer(inPieces(JSON.stringify({ prompt }), 10_000), inbox);
    expect(JSON.parse(text)).toEqual({ prompt });
  });

  it('that breaks off leaves nothing behind', async () => {
    const { files, inbox } = openInbox();
    async function* broken() {
      yield Buffer.from(`{"image":"${'A'.repeat(200_000)}`);
      throw new Error('terminated');
    }
    await expect(readAnswer(broken(), inbox)).rejects.toThrow('terminated');
    expect(readdirSync(files.folder)).toEqual([]);
  });

  it('that ends inside an image leaves nothing behind, and is no JSON', async () => {
    const { files, inbox } = openInbox();
    const text = await readAnswer(inPieces(`{"image":"${'A'.repeat(200_000)}`, 50_000), inbox);
    expect(() => JSON.parse(text)).toThrow();
    await inbox.clear();
    expect(readdirSync(files.folder)).toEqual([]);
  });

  it('whose images nobody takes leaves nothing behind', async () => {
    const { files, inbox } = openInbox();
    await readAnswer(inPieces(`{"image":"${'A'.repeat(200_000)}"}`, 50_000), inbox);
    expect(readdirSync(files.folder)).toHaveLength(1);
    await inbox.clear();
    expect(readdirSync(files.folder)).toEqual([]);
  });

  it('of text without end is given up', async () => {
    const { inbox } = openInbox();
    async function* endless() {
      for (;;) yield Buffer.alloc(1_000_000, ' ');
    }
    await expect(readAnswer(endless(), inbox)).rejects.toThrow('longer than');
  });
});
