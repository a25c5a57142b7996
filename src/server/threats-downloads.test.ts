import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectInvariants } from './expect-invariants.ts';
import { Bench, SMALL } from './test-bench.ts';
import { goLive, TEST_KEYS } from './test-live.ts';
import { memoryGrowth } from './test-memory.ts';
import { testPng } from './test-png.ts';

const { runware, replicate } = SMALL;
/** What may be in a recipe follows its definition, which may change. */
const RECIPE_HEADERS = {
  'cache-control': 'private, no-cache',
  'content-disposition': expect.stringMatching(/^attachment; filename="A fox in the snow-\d+\.jpg"; /),
  etag: expect.stringMatching(/^"[0-9a-f]{64}-recipe-[0-9a-f]{64}"$/),
};

/** Where a result is said to be, in every answer of Runware's that names one. */
function locateAt(bench: Bench, urlOf: (url: string) => string, fetched: string[] = []): void {
  bench.intercept = async ({ kind, request, answer }) => {
    if (kind === 'download') fetched.push(request.url);
    const response = await answer();
    if (kind !== 'poll' && kind !== 'archive') return response;
    const text = await response.text();
    return new Response(
      text.replace(/("imageURL":")([^"]+)/g, (_, name: string, url: string) => name + urlOf(url)),
      {
        headers: response.headers,
      },
    );
  };
}

/** Answers every download with these bytes. */
function deliver(bench: Bench, bytes: Uint8Array, type: string): void {
  bench.intercept = async ({ kind, answer }) =>
    kind === 'download'
      ? new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
      : answer();
}

describe('a result on a host that is not listed', () => {
  it.each([
    ['F01', 'https://evil.example/a.jpg', 'evil.example'],
    ['F01', 'https://169.254.169.254/a.jpg', '169.254.169.254'],
    ['F02', 'https://replicate.delivery.evil.example/a.jpg', 'replicate.delivery.evil.example'],
    ['F02', 'https://evilreplicate.delivery/a.jpg', 'evilreplicate.delivery'],
    ['F02', 'https://evilim.runware.ai/a.jpg', 'evilim.runware.ai'],
    ['F02', 'https://im.runware.ai.evil.example/a.jpg', 'im.runware.ai.evil.example'],
    ['F02', 'https://im.runware.ai@evil.example/a.jpg', 'evil.example'],
    ['F02', 'https://user:pw@im.runware.ai/a.jpg', 'im.runware.ai'],
    ['F02', 'https://evil.example\\\\@im.runware.ai/a.jpg', 'evil.example'],
    ['F03', 'http://im.runware.ai/a.jpg', 'http://im.runware.ai'],
    ['F04', 'https://im.runware.ai:8443/a.jpg', 'im.runware.ai:8443'],
    ['F04', 'https://im.runware.ai:80/a.jpg', 'im.runware.ai:80'],
  ])('%s %s is not fetched, and the reason shows the host', async (_, url, host) => {
    const bench = new Bench();
    const fetched: string[] = [];
    locateAt(bench, () => url, fetched);
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    expect(task).toMatchObject({
      status: 'expired',
      images: [],
      missing: [
        { index: 0, error: { message: expect.stringContaining(`Results are not fetched from ${host}.`) } },
      ],
    });
    expect(fetched).toEqual([]);
    await expectInvariants(bench);
  });

  it('F01 is fetched after all when the deployment names the host, and until then is not said to be gone', async () => {
    const bench = new Bench({ isRunning: false });
    const origin = await goLive(bench);
    const mirror = createServer((_, response) => response.end(testPng({ width: 256, height: 256 })));
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void mirror.close());
    const address = mirror.address();
    const mirrorOrigin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    locateAt(bench, () => `${mirrorOrigin}/a.png`);
    const { id } = await bench.take(runware.model, runware.input);
    const { missing } = await bench.settle(id);
    const again = () => bench.ask(`POST /api/images/${missing[0]?.id}/fetch`, {});
    expect(await again()).toMatchObject({
      status: 503,
      body: { detail: expect.stringContaining(mirrorOrigin) },
    });
    // The mirror stands in the place of the provider, and hands on what is asked of it.
    mirror.removeAllListeners('request').on('request', async (request, response) => {
      if (request.url === '/a.png') return void response.end(testPng({ width: 256, height: 256 }));
      const body: Buffer[] = [];
      for await (const chunk of request) body.push(chunk);
      const asked = await fetch(`${origin}${request.url}`, {
        method: 'POST',
        headers: { authorization: String(request.headers.authorization), 'content-type': 'application/json' },
        body: Buffer.concat(body),
      });
      response.end(await asked.text());
    });
    const base = {
      RUNWARE_BASE_URL: `${mirrorOrigin}/runware/v1`,
      REPLICATE_BASE_URL: `${mirrorOrigin}/replicate/v1`,
    };
    bench.restart({ ...TEST_KEYS, ...base });
    expect(await again()).toMatchObject({ status: 200, body: { images: [{ type: 'image/png' }] } });
  });
});

describe('F05 a download that is sent on elsewhere', () => {
  it.each([301, 302, 303, 307, 308])(
    'by %i goes nowhere, and the other host sees nothing',
    async (status) => {
      const bench = new Bench({ isRunning: false });
      await goLive(bench);
      const seen: unknown[] = [];
      const other = createServer((request, response) => {
        seen.push(request.headers);
        response.end(testPng({ width: 8, height: 8 }));
      });
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void other.close());
      const address = other.address();
      const location = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/a.png`;
      bench.intercept = async ({ kind, answer }) =>
        kind === 'download' ? new Response(null, { status, headers: { location } }) : answer();
      const { id } = await bench.take(runware.model, runware.input);
      const task = await bench.settle(id);
      expect(task).toMatchObject({
        images: [],
        missing: [{ error: { message: expect.stringContaining(`answered ${status}`) } }],
      });
      expect(seen).toEqual([]);
      await expectInvariants(bench);
    },
  );

  it.each(['https://169.254.169.254/latest/meta-data/', 'file:///etc/passwd'])(
    'to %s goes nowhere',
    async (location) => {
      const bench = new Bench({ faults: [{ on: 'download', do: 'redirect', location, times: 'ever' }] });
      const asked: string[] = [];
      bench.intercept = async ({ request, answer }) => {
        asked.push(request.url);
        return answer();
      };
      const { id } = await bench.take(replicate.model, replicate.input);
      expect((await bench.settle(id)).images).toEqual([]);
      expect(asked.filter((url) => !url.startsWith('http://sandbox.invalid/'))).toEqual([]);
    },
  );
});

describe('the bytes of a result', () => {
  it('F08 that are a WebP under the name of a PNG are kept with their true type', async () => {
    const bench = new Bench({
      faults: [
        { on: 'download', do: 'wrong_type', picture: { format: 'webp', width: 256, height: 256 } },
        { on: 'download', do: 'headers', set: { 'content-type': 'image/png' } },
      ],
    });
    const { id } = await bench.take(runware.model, { ...runware.input, outputFormat: 'PNG' });
    const { images } = await bench.settle(id);
    expect(images).toMatchObject([{ type: 'image/webp' }]);
    const response = await bench.fetch(`/api/images/${images[0]?.id}`);
    expect(response.headers.get('content-type')).toBe('image/webp');
  });

  it.each([
    ['HTML', '<!doctype html><script>alert(document.domain)</script>'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ])('F08 that are %s are never shown, and kept aside to be downloaded', async (_, text) => {
    const bench = new Bench();
    deliver(bench, Buffer.from(text), 'image/png');
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    expect(task).toMatchObject({
      images: [],
      missing: [
        { error: { code: 'kept-aside', message: expect.stringContaining('It is not a PNG, JPEG or WebP.') } },
      ],
      cost: { kind: 'reported', usd: 0.0006 },
    });
    const image = task.missing[0]?.id;
    for (const query of ['', '?width=320', '?metadata=1'])
      expect((await bench.fetch(`/api/images/${image}${query}`)).status).toBe(404);
    const kept = await bench.fetch(`/api/images/${image}/aside`);
    expect(Object.fromEntries(kept.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${image}.bin"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(await kept.text()).toBe(text);
    expect((await bench.fetch('/api/images/..%2fledger.sqlite/aside')).status).toBe(404);
    await bench.ask(`DELETE /api/tasks/${id}`);
    for (let day = 0; day < 31; day++) await bench.pass(24 * 3_600_000);
    expect(readdirSync(join(bench.folder, 'aside'))).toEqual([]);
  });

  it('F09 that never end are given up at 64 MB, and memory does not grow with them', async () => {
    const bench = new Bench();
    let made = 0;
    let isEndless = true;
    bench.intercept = async ({ kind, answer }) => {
      if (kind !== 'download' || !isEndless) return answer();
      isEndless = false;
      const piece = new Uint8Array(1024 * 1024);
      const body = new ReadableStream({
        pull(controller) {
          made += piece.length;
          if (made < 2 ** 31) controller.enqueue(piece);
          else controller.close();
        },
      });
      return new Response(body, { headers: { 'content-type': 'image/png' } });
    };
    const growth = await memoryGrowth(async () => {
      const { id } = await bench.take(runware.model, runware.input);
      expect((await bench.settle(id)).status).toBe('done');
    });
    expect(growth).toBeLessThan(100);
    expect(made).toBeLessThan(80 * 1024 * 1024);
    await expectInvariants(bench);
  });

  it('F12 of 60,000 by 60,000 pixels are kept as they came, and never decoded', async () => {
    const bench = new Bench();
    const bytes = testPng({
      width: 60_000,
      height: 60_000,
      depth: 1,
      pixels: deflateSync(Buffer.alloc(60_000)),
    });
    deliver(bench, bytes, 'image/png');
    const growth = await memoryGrowth(async () => {
      const { id } = await bench.take(runware.model, runware.input);
      const { status, images } = await bench.settle(id);
      expect([status, images]).toMatchObject([
        'done',
        [{ width: 60_000, height: 60_000, type: 'image/png' }],
      ]);
      const path = `/api/images/${images[0]?.id}`;
      const whole = Buffer.from(await (await bench.fetch(path)).arrayBuffer());
      expect(createHash('sha256').update(whole).digest('hex')).toBe(images[0]?.sha256);
      expect(whole.equals(bytes)).toBe(true);
      for (const width of [320, 640, 1280]) {
        const small = await bench.fetch(`${path}?width=${width}`);
        const { format, width: made } = await sharp(await small.arrayBuffer()).metadata();
        expect([small.status, format, made]).toEqual([200, 'webp', width]);
      }
    });
    expect(growth).toBeLessThan(50);
  });

  it('F13 leave here with exactly the headers that hold them in', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    const [image] = (await bench.settle(id)).images;
    const path = `/api/images/${image?.id}`;
    const fixed = {
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    };
    const tagged = (tag: string) => ({ etag: `"${image?.sha256}${tag}"` });
    for (const [query, type, more] of [
      ['', 'image/jpeg', tagged('')],
      ['?metadata=1', 'image/jpeg', RECIPE_HEADERS],
      ['?width=320', 'image/webp', tagged('-320')],
      ['?width=1280', 'image/webp', tagged('-1280')],
    ] as const) {
      const { status, headers } = await bench.fetch(`${path}${query}`);
      for (const name of ['cross-origin-opener-policy', 'referrer-policy', 'permissions-policy'])
        headers.delete(name);
      const sent = Object.fromEntries(headers);
      expect([status, sent]).toEqual([
        200,
        {
          ...fixed,
          'content-type': type,
          'content-length': expect.stringMatching(/^\d+$/),
          ...more,
        },
      ]);
    }
    const part = await bench.fetch(path, { headers: { range: 'bytes=0-9' } });
    expect(Object.fromEntries(part.headers)).toMatchObject({ ...fixed, 'content-type': 'image/jpeg' });
  });
});
