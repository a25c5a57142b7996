import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TaskImage } from '#core/task.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

const { model, input } = SMALL.runware;
const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, max-age=31536000, immutable',
};

async function finishedImage(bench: Bench): Promise<TaskImage> {
  const { id } = await bench.take(model, input);
  const [image] = (await bench.settle(id)).images;
  if (!image) throw new Error('The task ended without its image.');
  return image;
}

async function picture(type: 'png' | 'jpeg' | 'webp', width = 48, height = 32): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#884422' } })
    .toFormat(type)
    .toBuffer();
}

async function upload(bench: Bench, bytes: Uint8Array, type = 'image/png') {
  const response = await bench.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(bytes),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

describe('GET /api/images/:id/task', () => {
  it('gives the task that an image came from, and says where there is none', async () => {
    const bench = new Bench();
    const { id } = await finishedImage(bench);
    const { status, body } = await bench.ask(`GET /api/images/${id}/task`);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ images: [expect.objectContaining({ id })] }),
    ]);
    const unknown = await bench.ask('GET /api/images/d54ceecb-0000-4000-8000-000000000001/task');
    expect([unknown.status, unknown.body]).toEqual([
      404,
      expect.objectContaining({ detail: 'There is no image with this id.' }),
    ]);
  });
});

describe('GET /api/images/:id', () => {
  it('tells of its type and bytes without sending them, as it does of an upload', async () => {
    const bench = new Bench();
    const { id, bytes, type } = await finishedImage(bench);
    const result = await bench.fetch(`/api/images/${id}`, { method: 'HEAD' });
    expect([result.headers.get('content-length'), result.headers.get('content-type')]).toEqual([
      String(bytes),
      type,
    ]);
    expect((await result.arrayBuffer()).byteLength).toBe(0);
    const { body } = await upload(bench, await picture('png'));
    const kept = z.object({ id: z.string(), bytes: z.int() }).parse(body);
    const answer = await bench.fetch(`/api/uploads/${kept.id}`, { method: 'HEAD' });
    expect(answer.headers.get('content-length')).toBe(String(kept.bytes));
  });

  it('gives the bytes as they came, to this origin alone and for ever', async () => {
    const bench = new Bench();
    const image = await finishedImage(bench);
    const response = await bench.fetch(`/api/images/${image.id}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...SAFE_HEADERS,
      'content-type': 'image/jpeg',
      etag: `"${image.sha256}"`,
    });
    expect(bytes.byteLength).toBe(image.bytes);
    expect(bytes.equals((await bench.services.files.read(image.sha256)) ?? Buffer.alloc(0))).toBe(true);
  });

  it('answers 304 to a browser that has it, the thumbnail apart from the image', async () => {
    const bench = new Bench();
    const { id, sha256 } = await finishedImage(bench);
    const ask = (path: string, etag: string) =>
      bench.ask(`GET ${path}`, undefined, { 'if-none-match': etag });
    const same = await ask(`/api/images/${id}`, `"${sha256}"`);
    expect([same.status, same.headers.get('etag')]).toEqual([304, `"${sha256}"`]);
    expect((await ask(`/api/images/${id}?width=320`, `"${sha256}-320"`)).status).toBe(304);
    expect((await ask(`/api/images/${id}?width=320`, `"${sha256}"`)).status).toBe(200);
    expect((await ask(`/api/images/${id}`, '"other"')).status).toBe(200);
  });

  it('makes thumbnails of the listed widths, and never larger than the image', async () => {
    const bench = new Bench();
    const { id } = await finishedImage(bench);
    for (const width of [320, 640, 1280]) {
      const response = await bench.fetch(`/api/images/${id}?width=${width}`);
      expect(response.headers.get('content-type')).toBe('image/webp');
      const { format, width: made } = await sharp(await response.arrayBuffer()).metadata();
      expect([format, made]).toEqual(['webp', 256]);
    }
  });

  it.each(['12345', '0', '-1', '1e9', 'abc', '-320', '321', 'wide', '', '320;rm', '../320'])(
    'G21 refuses a thumbnail of width "%s"',
    async (width) => {
      const bench = new Bench();
      const { id } = await finishedImage(bench);
      const answer = await bench.ask(`GET /api/images/${id}?width=${encodeURIComponent(width)}`);
      expect(answer).toMatchObject({
        status: 422,
        body: { detail: 'Thumbnails are 320, 640, 1280 pixels wide.' },
      });
    },
  );

  it('answers 404 for an image that is none, and for one whose file was changed on disk', async () => {
    const bench = new Bench();
    const { id, sha256 } = await finishedImage(bench);
    for (const other of ['d54ceecb-0000-4000-8000-000000000001', '..%2fledger.sqlite', 'x'])
      expect((await bench.ask(`GET /api/images/${other}`)).status).toBe(404);
    const path = join(bench.folder, 'images', sha256);
    chmodSync(path, 0o600);
    writeFileSync(path, '<script>alert(1)</script>');
    expect(await bench.ask(`GET /api/images/${id}`)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('missing') },
    });
    expect((await bench.ask(`GET /api/images/${id}?width=640`)).status).toBe(404);
  });
});

describe('POST /api/uploads', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('keeps a %s and gives it back', async (type) => {
    const bench = new Bench({ isRunning: false });
    const bytes = await picture(type);
    const { status, body } = await upload(bench, bytes, `image/${type}`);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { width: 48, height: 32, type: `image/${type}`, id: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const response = await bench.fetch(`/api/uploads/${Reflect.get(Object(body), 'id')}`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...SAFE_HEADERS,
      'content-type': `image/${type}`,
    });
    const kept = await sharp(await response.arrayBuffer())
      .raw()
      .toBuffer();
    expect(kept.equals(await sharp(bytes).raw().toBuffer())).toBe(true);
  });

  it('goes by what the bytes are, not by what they are called', async () => {
    const bench = new Bench({ isRunning: false });
    expect(await upload(bench, await picture('jpeg'), 'image/png')).toMatchObject({
      status: 201,
      body: { type: 'image/jpeg' },
    });
  });

  it.each([
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    ['nothing', Buffer.alloc(0)],
    ['a PNG signature and rubbish', Buffer.from('89504e470d0a1a0a00000000deadbeef', 'hex')],
  ])('refuses %s with the reason', async (_, bytes) => {
    const bench = new Bench({ isRunning: false });
    const { status, body } = await upload(bench, bytes);
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('This file cannot be used.') },
    });
  });

  it.each(['application/json', 'image/svg+xml', 'text/html', 'multipart/form-data', ''])(
    'turns away the type "%s"',
    async (type) => {
      const bench = new Bench({ isRunning: false });
      expect((await upload(bench, await picture('png'), type)).status).toBe(415);
    },
  );

  it('answers 404 for an upload that is none', async () => {
    const bench = new Bench({ isRunning: false });
    for (const id of ['a'.repeat(64), '..%2f..%2fledger.sqlite', 'x'])
      expect((await bench.ask(`GET /api/uploads/${id}`)).status).toBe(404);
  });

  it('can be the source image of a task', async () => {
    const bench = new Bench();
    const { body } = await upload(bench, await picture('png', 256, 256));
    const seedImage = `upload:${Reflect.get(Object(body), 'id')}`;
    const task = await bench.take(model, { ...input, inputs: { seedImage, strength: 0.5 } });
    expect(await bench.settle(task.id)).toMatchObject({ status: 'done', input: { inputs: { seedImage } } });
    expect(bench.emulator.book.requests()[0]?.body).toContain('data:image/png;base64,');
    const [image] = bench.task(task.id).images;
    const again = await bench.take(model, { ...input, inputs: { seedImage: `image:${image?.id}` } });
    expect(await bench.settle(again.id)).toMatchObject({ status: 'done' });
    expect(bench.emulator.book.requests()[1]?.body).toContain('data:image/jpeg;base64,');
  });
});

describe('GET /api/images/:id for a range', () => {
  async function openImage() {
    const bench = new Bench();
    const { id } = await bench.take(SMALL.runware.model, SMALL.runware.input);
    const { images } = await bench.settle(id);
    const path = `/api/images/${images[0]?.id}`;
    const whole = await bench.fetch(path);
    const bytes = new Uint8Array(await whole.arrayBuffer());
    return { bench, path, bytes, etag: whole.headers.get('etag') ?? '', size: bytes.byteLength };
  }

  it('X63 gives the bytes that are asked for, so that a picture which broke off goes on', async () => {
    const { bench, path, bytes, size, etag } = await openImage();
    for (const [range, from, to] of [
      ['bytes=0-99', 0, 99],
      ['bytes=100-', 100, size - 1],
      ['bytes=-50', size - 50, size - 1],
      [`bytes=10-${size + 500}`, 10, size - 1],
    ] as const) {
      const part = await bench.fetch(path, { headers: { range, 'if-range': etag } });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to}/${size}`]);
      expect(Buffer.from(await part.arrayBuffer()).equals(Buffer.from(bytes.slice(from, to + 1)))).toBe(true);
    }
  });

  it('gives the whole for other bytes than these, several ranges, or what is none', async () => {
    const { bench, path, size } = await openImage();
    for (const headers of [
      { range: 'bytes=0-99', 'if-range': '"another"' },
      { range: 'bytes=0-9,20-29' },
      { range: 'lines=1-2' },
      { range: 'bytes=-' },
    ]) {
      const whole = await bench.fetch(path, { headers });
      expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, size]);
    }
  });

  it('says how long it is where the range lies outside', async () => {
    const { bench, path, size } = await openImage();
    for (const range of [`bytes=${size}-`, 'bytes=9-3']) {
      const outside = await bench.fetch(path, { headers: { range } });
      expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
    }
  });
});
