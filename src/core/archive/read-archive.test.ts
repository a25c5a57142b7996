import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testSource } from '#server/export/zip/test-source.ts';
import { writeZip, type ZipEntry } from '#server/export/zip/write-zip.ts';
import { readArchive } from './read-archive.ts';

function zipOf(names: readonly string[]): Promise<Buffer> {
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const name of names) yield { name, body: once() };
  }
  return buffer(writeZip(entries(), new Date('2026-11-27T01:02:04Z')));
}

async function* once(): AsyncGenerator<Buffer> {
  yield Buffer.from('{}\n');
}

const [ID, SHA] = ['123e4567-e89b-42d3-a456-426614174000', 'a'.repeat(64)];

it('tells what is in an export by its names, and what belongs to none', async () => {
  const names = ['tasks.jsonl', 'index.csv', `recipes/${ID}.json`, `images/${SHA}.png`, `uploads/${SHA}.jpg`];
  const archive = await readArchive(testSource(await zipOf([...names, '../../evil.png'])));
  if (archive.kind !== 'export') throw new Error(archive.why);
  expect(archive.tasks.name).toBe('tasks.jsonl');
  expect(archive.recipes).toBe(1);
  expect([...archive.files.keys()]).toEqual([`images/${SHA}`, `uploads/${SHA}`]);
  expect(archive.broken).toMatchObject([{ name: '../../evil.png' }]);
});

it('B15 a ZIP that is no export is refused by its names, of which none is opened', async () => {
  expect(await readArchive(testSource(await zipOf(['holiday.jpg'])))).toEqual({
    kind: 'refused',
    why: expect.stringContaining('no export of Proofsheet'),
  });
});

it('is refused where it is cut, or is something else, and never throws', async () => {
  const whole = await zipOf(['tasks.jsonl']);
  const cut = fc.nat({ max: whole.length - 1 }).map((length) => whole.subarray(0, length));
  const any = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, any), async (bytes) => {
      expect((await readArchive(testSource(bytes))).kind).toBe('refused');
    }),
  );
  // Its end with any bytes before it.
  await fc.assert(
    fc.asyncProperty(any, async (bytes) => {
      await readArchive(testSource(Buffer.concat([bytes, whole.subarray(-22)])));
    }),
  );
});

it.each([
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['three letters', Buffer.from('PK!')],
  ['an empty file', Buffer.alloc(0)],
])('%s is told to be no ZIP, and what to do', async (_, bytes) => {
  expect(await readArchive(testSource(bytes))).toEqual({
    kind: 'refused',
    why: 'This file is no ZIP. Nothing was brought in. Choose a ZIP that “Export” in a Proofsheet wrote.',
  });
});

it('a ZIP that was cut is told to be cut', async () => {
  const whole = await zipOf(['tasks.jsonl']);
  expect(await readArchive(testSource(whole.subarray(0, 60)))).toMatchObject({
    why: expect.stringContaining('This ZIP cannot be read: its end is missing'),
  });
});
