import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const { model, input } = SMALL.runware;

/** Answers downloads in the sandbox's place, `times` times, and notes when. */
function spoilDownloads(
  bench: Bench,
  respond: (whole: Response) => Response | Promise<Response>,
  times = Number.POSITIVE_INFINITY,
): number[] {
  const at: number[] = [];
  bench.intercept = async ({ kind, answer }) => {
    if (kind !== 'download' || at.length >= times) return answer();
    at.push(bench.clock.now());
    return respond(await answer());
  };
  return at;
}

function gaps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, at) => (time - (times[at] ?? 0)) / 1000);
}

async function cutInHalf(whole: Response): Promise<Response> {
  const bytes = await whole.bytes();
  return new Response(bytes.slice(0, bytes.length / 2), { headers: whole.headers });
}

describe('a download', () => {
  it.each([
    ['answers 404', () => new Response('no', { status: 404 })],
    ['answers 403', () => new Response('no', { status: 403 })],
    ['is cut', cutInHalf],
    ['is empty', () => new Response('')],
    ['is a page', () => new Response('<!doctype html>')],
    ['is an SVG', () => new Response('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      'redirects',
      () => new Response(null, { status: 302, headers: { location: 'http://169.254.169.254/' } }),
    ],
    [
      'breaks off',
      () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new Uint8Array(100));
              controller.error(new Error('terminated'));
            },
          }),
        ),
    ],
  ])('X55 X58 that %s is tried again after waits that double', async (_, respond) => {
    const bench = new Bench();
    const times = spoilDownloads(bench, respond, 4);
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }], missing: [] });
    expect(gaps(times)).toEqual([1, 2, 4]);
    expect(readdirSync(join(bench.folder, 'images'))).toHaveLength(1);
  });

  it('X56 that never succeeds ends as expired, with its cost and the reason', async () => {
    const bench = new Bench();
    const times = spoilDownloads(bench, () => new Response('gone', { status: 410 }));
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'expired',
      images: [],
      missing: [{ index: 0, error: { kind: 'timed-out', message: expect.stringContaining('answered 410') } }],
      cost: { kind: 'reported', usd: 0.0006 },
    });
    expect(times).toHaveLength(6);
  });

  it('X56 whose URL has expired is tried at a fresh one', async () => {
    const bench = new Bench();
    const tried: string[] = [];
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind === 'download') tried.push(request.url);
      if (kind === 'download' && !request.url.endsWith('?fresh'))
        return new Response('gone', { status: 404 });
      const response = await answer();
      if (kind !== 'poll' || tried.length === 0) return response;
      return new Response((await response.text()).replaceAll('.jpg"', '.jpg?fresh"'));
    };
    const { id } = await bench.take(model, input);
    expect((await bench.settle(id)).status).toBe('done');
    expect(tried.map((url) => url.endsWith('?fresh'))).toEqual([false, false, false, false, false, true]);
  });

  it.each([
    'https://evil.example/a.jpg',
    'http://169.254.169.254/latest/meta-data',
    'http://im.runware.ai/a.jpg',
    'https://im.runware.ai:8443/a.jpg',
    'https://im.runware.ai.evil.example/a.jpg',
    'https://user:word@im.runware.ai/a.jpg',
    'file:///etc/passwd',
    'not a URL',
  ])('from %s is never begun', async (url) => {
    const bench = new Bench();
    const asked: string[] = [];
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind === 'download' || !request.url.startsWith('http://sandbox.invalid/')) asked.push(request.url);
      const response = await answer();
      if (kind !== 'poll') return response;
      return new Response((await response.text()).replaceAll(/"imageURL":"[^"]+"/g, `"imageURL":"${url}"`));
    };
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'expired',
      missing: [{ error: { message: expect.stringContaining('Results are not fetched from') } }],
    });
    expect(asked).toEqual([]);
  });

  it('X60 that came in another format and size is kept as it is, and told so', async () => {
    const bench = new Bench();
    const webp = await sharp({ create: { width: 96, height: 64, channels: 3, background: '#123456' } })
      .webp()
      .toBuffer();
    spoilDownloads(bench, () => new Response(new Uint8Array(webp)));
    const { id } = await bench.take(model, { ...input, outputFormat: 'PNG' });
    expect((await bench.settle(id)).images).toMatchObject([
      { type: 'image/webp', width: 96, height: 64, bytes: webp.byteLength },
    ]);
  });

  it('X59 of one image does not wait for another that hangs, and the hanging one is given up on', async () => {
    const bench = new Bench();
    let isFirst = true;
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind !== 'download' || !isFirst) return answer();
      isFirst = false;
      return new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      );
    };
    const { id } = await bench.take(model, { ...input, numberResults: 3, deliveryMethod: 'sync' });
    const others = Promise.withResolvers<void>();
    const unsubscribe = bench.services.ledger.subscribe(() => {
      if (bench.task(id).images.length === 2) others.resolve();
    });
    await others.promise;
    unsubscribe();
    bench.clock.advance(120_000);
    const task = await bench.settle(id);
    expect(task.images.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(bench.warnings).toHaveLength(1);
  });
});
