import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDirectory, type ZipPart } from '#core/archive/read-directory.ts';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { memoryGrowth } from '#server/test-memory.ts';
import { readPart } from './read-part.ts';
import { testSource } from './test-source.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

const MADE = new Date('2026-11-27T01:02:04Z');

async function* entriesOf(files: Readonly<Record<string, Buffer>>): AsyncGenerator<ZipEntry> {
  for (const [name, bytes] of Object.entries(files)) yield { name, body: inPieces(bytes) };
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

function zipOf(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  return buffer(writeZip(entriesOf(files), MADE));
}

async function partsOf(zip: Buffer): Promise<readonly ZipPart[]> {
  const directory = await readDirectory(testSource(zip));
  if (!directory.ok) throw new Error(directory.why);
  return directory.parts;
}

/** What Python makes of a ZIP: names, sizes and days, after it has tested every checksum. */
function readByPython(zip: Buffer): unknown {
  const file = join(openTemporaryFolder(), 'test.zip');
  writeFileSync(file, zip);
  const code = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as zip:
    assert zip.testzip() is None
    print(json.dumps([[entry.filename, entry.file_size, list(entry.date_time), oct(entry.external_attr >> 16)] for entry in zip.infolist()]))
`;
  const answer: unknown = JSON.parse(
    execFileSync('python3', ['-c', code, file], { encoding: 'utf8', maxBuffer: 2 ** 26 }),
  );
  return answer;
}

describe('a ZIP that is written', () => {
  it('is read by other programs', async () => {
    const zip = await zipOf({
      'tasks.jsonl': Buffer.from('{}\n'),
      'images/狐.png': Buffer.alloc(5000, 7),
      empty: Buffer.alloc(0),
    });
    const day = [2026, 11, 27, 1, 2, 4];
    expect(readByPython(zip)).toEqual([
      ['tasks.jsonl', 3, day, '0o100644'],
      ['images/狐.png', 5000, day, '0o100644'],
      ['empty', 0, day, '0o100644'],
    ]);
  });

  it('has more than 65,535 files where it must', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 65_540 }, (_, at) => [`f${at}`, Buffer.from([at & 255])]),
    );
    const zip = await zipOf(files);
    expect(readByPython(zip)).toHaveLength(65_540);
    expect(await partsOf(zip)).toHaveLength(65_540);
  });

  it('may be larger than 4 GiB', async () => {
    const block = Buffer.alloc(1024 * 1024 * 1024);
    async function* five(): AsyncGenerator<ZipEntry> {
      for (let at = 0; at < 5; at++) yield { name: `f${at}`, body: once(block) };
      yield { name: 'last', body: once(Buffer.from('end')) };
    }
    // Five times the same gigabyte: of what was written, only its end and the last file are looked at.
    let size = 0;
    let tail = Buffer.alloc(0);
    for await (const chunk of writeZip(five(), MADE)) {
      size += chunk.byteLength;
      if (chunk !== block) tail = Buffer.concat([tail, chunk]).subarray(-4096);
    }
    const source = {
      size,
      async read(from: number, length: number) {
        const start = from - (size - tail.length);
        const zeros = Buffer.alloc(Math.min(Math.max(-start, 0), length));
        return Buffer.concat([zeros, tail.subarray(Math.max(start, 0), Math.max(start + length, 0))]);
      },
    };
    const directory = await readDirectory(source);
    const last = directory.ok ? directory.parts.at(-1) : undefined;
    expect(last?.at).toBeGreaterThan(5 * block.length);
    expect(last && (await buffer(readPart(source, last))).toString()).toBe('end');
  });

  it('of 1,000 images takes no memory to speak of', async () => {
    const image = Buffer.alloc(64 * 1024, 1);
    async function* thousand(): AsyncGenerator<ZipEntry> {
      for (let at = 0; at < 1000; at++) yield { name: `images/${at}.png`, body: repeated(image, 32) };
    }
    let size = 0;
    const growth = await memoryGrowth(async () => {
      for await (const chunk of writeZip(thousand(), MADE)) size += chunk.byteLength;
    });
    expect(size).toBeGreaterThan(2e9);
    expect(growth).toBeLessThan(50);
  });
});

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function* repeated(bytes: Buffer, times: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < times; at++) yield bytes;
}

describe('a ZIP that is read', () => {
  it('gives back what was written', async () => {
    const files = fc.dictionary(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.uint8Array({ maxLength: 5000 }).map((bytes) => Buffer.from(bytes)),
      { maxKeys: 5 },
    );
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const zip = await zipOf(given);
        const source = testSource(zip);
        const read = await Promise.all(
          (await partsOf(zip)).map(async (part) => [part.name, await buffer(readPart(source, part))]),
        );
        expect(read).toEqual(Object.entries(given));
      }),
      { numRuns: 50 },
    );
  });

  it('may have been packed by another program', async () => {
    const file = join(openTemporaryFolder(), 'packed.zip');
    const code = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as zip:
    zip.writestr('tasks.jsonl', 'x' * 100000)
`;
    execFileSync('python3', ['-c', code, file]);
    const zip = readFileSync(file);
    const [part] = await partsOf(zip);
    expect(part && (await buffer(readPart(testSource(zip), part))).toString()).toBe('x'.repeat(100_000));
  });

  it('is refused where it is cut anywhere', async () => {
    const zip = await zipOf({ a: Buffer.from('one'), b: Buffer.alloc(3000, 3) });
    for (let length = 0; length < zip.length; length += 7)
      expect((await readDirectory(testSource(zip.subarray(0, length)))).ok).toBe(false);
  });

  it('is refused, or its files are, where it is garbled, and nothing is thrown but that', async () => {
    const zip = await zipOf({ a: Buffer.from('one'), b: Buffer.alloc(300, 3) });
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), async (at, byte) => {
        const garbled = Buffer.from(zip);
        garbled[at] = byte;
        const source = testSource(garbled);
        const directory = await readDirectory(source);
        for (const part of directory.ok ? directory.parts : []) {
          const read = await buffer(readPart(source, part)).catch((failure: unknown) => failure);
          if (!Buffer.isBuffer(read)) expect(read).toMatchObject({ message: expect.stringMatching(/^It /) });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('unpacks to no more than it says', async () => {
    const bomb = deflateRawSync(Buffer.alloc(100 * 1024 * 1024));
    const stored = await zipOf({ bomb });
    // As its directory has it: packed, and no larger than 1,000 bytes.
    const at = stored.length - 22 - 46 - 4;
    stored.writeUInt16LE(8, at + 10);
    stored.writeUInt32LE(1000, at + 24);
    const [part] = await partsOf(stored);
    const growth = await memoryGrowth(async () => {
      await expect(part && buffer(readPart(testSource(stored), part))).rejects.toThrow('more than it says');
    });
    expect(growth).toBeLessThan(20);
  });

  it('may not give the same bytes to several files', async () => {
    const zip = await zipOf({ a: Buffer.alloc(500), b: Buffer.alloc(500) });
    const second = zip.length - 22 - 47;
    zip.writeUInt32LE(0, second + 42);
    expect(await readDirectory(testSource(zip))).toMatchObject({
      ok: false,
      why: 'its directory is damaged',
    });
  });
});
