import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json.ts';
import { Bench, ORIGIN, SMALL } from './test-bench.ts';
import { memoryGrowth } from './test-memory.ts';
import { testPng } from './test-png.ts';
import { testPngChunk } from './test-png-chunk.ts';

const { runware, replicate } = SMALL;
const FORMATS = ['jpeg', 'png', 'webp'] as const;
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><foreignObject><p>x</p></foreignObject><a xlink:href="javascript:alert(1)"/></svg>';

async function upload(bench: Bench, bytes: Buffer, type = 'image/png') {
  const response = await bench.fetch('/api/uploads', {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': type },
    body: new Uint8Array(bytes),
  });
  const body: { readonly id?: string; readonly detail?: string } = Object(parseJson(await response.text()));
  return { status: response.status, ...body };
}

function expectNothingKept(bench: Bench): void {
  const folder = join(bench.folder, 'uploads');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  expect(bench.emulator.book.requests()).toEqual([]);
}

/** A text that is large once it is inflated, in MB. */
function bomb(name: 'zTXt' | 'iTXt', megabytes: number): Buffer {
  const head = name === 'zTXt' ? 'key\0\0' : 'key\0\u0001\0\0\0';
  return testPngChunk(
    name,
    Buffer.concat([
      Buffer.from(head, 'latin1'),
      deflateSync(Buffer.alloc(megabytes * 2 ** 20), { level: 9 }),
    ]),
  );
}

describe('an upload', () => {
  it.each([
    ['B09 whose text inflates from 100 kB to 100 MB', () => [bomb('zTXt', 100), bomb('iTXt', 100)]],
    ['B09 whose texts inflate to 7 MB each, sixty times', () => Array<Buffer>(60).fill(bomb('zTXt', 7))],
  ])('%s is taken without them, and nothing inflates', async (_, chunksOf) => {
    const bench = new Bench({ isRunning: false });
    const bytes = testPng({ width: 64, height: 64, chunks: chunksOf() });
    const plain = await upload(bench, testPng({ width: 64, height: 64 }));
    const growth = await memoryGrowth(async () => {
      expect(await upload(bench, bytes)).toEqual(plain);
    });
    expect(growth).toBeLessThan(50);
    expect(plain.status).toBe(201);
  });

  it('B10 that says it is of 2^31 − 1 by 2^31 − 1 pixels is refused from its header', async () => {
    const bench = new Bench({ isRunning: false });
    const bytes = testPng({ width: 0x7fffffff, height: 0x7fffffff, pixels: deflateSync(Buffer.alloc(900)) });
    expect(bytes.length).toBeLessThan(1024);
    const { status, detail } = await upload(bench, bytes);
    expect([status, detail]).toEqual([422, expect.stringContaining('megapixels; at most 50 are taken')]);
    expectNothingKept(bench);
  });

  it('B11 of 30,000 by 30,000 pixels in one colour is refused, and never decoded', async () => {
    const bench = new Bench({ isRunning: false });
    const bytes = testPng({ width: 30_000, height: 30_000, depth: 1 });
    const growth = await memoryGrowth(async () => {
      const { status, detail } = await upload(bench, bytes);
      expect([status, detail]).toEqual([
        422,
        'This file cannot be used. It has 900 megapixels; at most 50 are taken. Make it smaller.',
      ]);
    });
    expect(growth).toBeLessThan(20);
    expectNothingKept(bench);
  });

  it.each([
    ['a chunk of 4 GB', (png: Buffer) => void png.writeUInt32BE(0xffffffff, 33)],
    ['a wrong checksum', (png: Buffer) => void png.writeUInt8((png.at(-20) ?? 0) ^ 1, png.length - 20)],
    ['no end', (png: Buffer) => png.subarray(0, png.length - 12)],
  ])('B12 with %s is refused', async (_, spoil) => {
    const bench = new Bench({ isRunning: false });
    const png = testPng({ width: 64, height: 64 });
    const { status, detail } = await upload(bench, spoil(png) ?? png);
    expect([status, detail]).toEqual([422, expect.stringMatching(/cut off|damaged/)]);
    expectNothingKept(bench);
  });

  it.each([
    ['B13 that is HTML', '<!doctype html><script>alert(1)</script>'],
    ['B13 that is a PDF', '%PDF-1.7\n1 0 obj << /Type /Catalog >>'],
    ['B13 B14 that is an SVG', SVG],
    ['B14 that is an SVG behind a byte order mark', `\uFEFF<?xml version="1.0"?>${SVG}`],
    ['B15 that is a ZIP', 'PK\u0003\u0004\u0014\0\0\0'],
    ['that is a GIF', 'GIF89a\u0001\0\u0001\0'],
  ])('%s is refused by its bytes, whatever it is called', async (_, text) => {
    const bench = new Bench({ isRunning: false });
    for (const format of FORMATS) {
      const { status, detail } = await upload(bench, Buffer.from(text), `image/${format}`);
      expect([status, detail]).toEqual([422, 'This file cannot be used. It is not a PNG, JPEG or WebP.']);
    }
    expect((await upload(bench, Buffer.from(text), 'image/svg+xml')).status).toBe(415);
    expectNothingKept(bench);
  });

  it('B13 that is a PNG and a page at once loses the page, and is served as a PNG in a sandbox', async () => {
    const bench = new Bench({ isRunning: false });
    const page = '<html><script>alert(1)</script></html>';
    const chunks = [testPngChunk('tEXt', Buffer.from(`Comment\0${page}`, 'latin1'))];
    const { status, id } = await upload(
      bench,
      Buffer.concat([testPng({ width: 8, height: 8, chunks }), Buffer.from(page)]),
    );
    expect(status).toBe(201);
    const response = await bench.fetch(`/api/uploads/${id}`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(await response.text()).not.toContain('script');
  });

  it('that is an animated PNG or WebP is refused: one frame', async () => {
    const bench = new Bench({ isRunning: false });
    const frames = Buffer.alloc(8);
    frames.writeUInt32BE(3, 0);
    const apng = testPng({ width: 8, height: 8, chunks: [testPngChunk('acTL', frames)] });
    const pictures = await Promise.all(
      ['#f00', '#0f0'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const webp = await sharp(pictures, { join: { animated: true } })
      .webp()
      .toBuffer();
    for (const bytes of [apng, webp])
      expect(await upload(bench, bytes)).toMatchObject({
        status: 422,
        detail: 'This file cannot be used. It is an animation. Give a single picture.',
      });
    expectNothingKept(bench);
  });
});

describe('B16 a photo that says where it was taken, turned on its side,', () => {
  /** Red above, blue below, as it is seen; stored on its side. */
  async function photo(format: (typeof FORMATS)[number], side: number): Promise<Buffer> {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const grain = await sharp({
      create: { width: side, height: side, channels: 3, background: '#000', noise },
    })
      .png()
      .toBuffer();
    const seen = await sharp({ create: { width: side, height: 2 * side, channels: 3, background: '#00f' } })
      .composite([{ input: grain, left: 0, top: 0 }])
      .png()
      .toBuffer();
    return sharp(seen)
      .rotate(-90)
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Artist: 'Jane Roe' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSMapDatum: 'WGS-84-HOME' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>51,30N</exif:GPSLatitude></x:xmpmeta>')
      .toFormat(format, { quality: 100 })
      .toBuffer();
  }

  async function expectUpright(sent: Buffer, original: Buffer): Promise<void> {
    const { exif, xmp } = await sharp(sent).metadata();
    expect(xmp).toBeUndefined();
    expect(exif?.toString('latin1') ?? '').not.toMatch(/GPS|WGS|Jane/);
    expect(sent.toString('latin1')).not.toMatch(/WGS-84-HOME|GPSLatitude|Jane Roe/);
    const upright = (bytes: Buffer) =>
      sharp(bytes).autoOrient().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    const [seen, before] = [await upright(sent), await upright(original)];
    expect([seen.info.width, seen.info.height]).toEqual([before.info.width, before.info.height]);
    expect(seen.info.height).toBe(2 * seen.info.width);
    expect(seen.data.equals(before.data)).toBe(true);
  }

  it.each(FORMATS)('comes to Runware upright and without its place, as %s', async (format) => {
    const bench = new Bench();
    const original = await photo(format, 256);
    expect(original.toString('latin1')).toContain('WGS-84-HOME');
    const { id } = await upload(bench, original, `image/${format}`);
    const task = await bench.take(runware.model, { ...runware.input, inputs: { seedImage: `upload:${id}` } });
    await bench.settle(task.id);
    const [request] = bench.emulator.book.requests();
    const base64 = /data:image\/\w+;base64,([^"]+)/.exec(request?.body ?? '')?.[1] ?? '';
    await expectUpright(Buffer.from(base64, 'base64'), original);
  });

  it('comes to Replicate so too, as a file of its own', async () => {
    const bench = new Bench();
    const original = await photo('jpeg', 512);
    const { id } = await upload(bench, original, 'image/jpeg');
    const uploaded: Buffer[] = [];
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind === 'upload') uploaded.push(Buffer.from(await request.clone().arrayBuffer()));
      return answer();
    };
    const task = await bench.take(replicate.model, { ...replicate.input, image: `upload:${id}` });
    await bench.settle(task.id);
    const form = uploaded[0] ?? Buffer.alloc(0);
    const start = form.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const end = form.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2;
    await expectUpright(form.subarray(start, end), original);
  });
});
