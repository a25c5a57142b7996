import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeStandInPictures } from '#e2e/torture/stand-in-pictures.ts';
import { Bench } from './open-bench.ts';

describe('a result', () => {
  it.each(['fin_short', 'chunk_cut', 'close_cut'] as const)(
    'X58 that is cut (%s) is noticed and tried again, and told of when it is whole',
    async (cut) => {
      const bench = await Bench.open({ faults: [{ on: 'download', times: 3, do: cut }] });
      await bench.start();
      const id = await bench.post('runware');
      const { images } = await bench.until(id, (task) => {
        if (downloadsOf(bench) <= 3) expect(task.images).toEqual([]);
        return task.status === 'done';
      });
      expect(downloadsOf(bench)).toBe(4);
      await expectKept(bench, images);
    },
  );

  it.each(['fin_short', 'chunk_cut'] as const)(
    'X58 that is cut (%s) every time is given up after six tries and one to keep it as it is, and says why',
    async (cut) => {
      const bench = await Bench.open({ faults: [{ on: 'download', times: 'ever', do: cut }] });
      await bench.start();
      const task = await bench.until(await bench.post('runware'));
      expect(task).toMatchObject({
        status: 'expired',
        images: [],
        missing: [{ error: { kind: 'timed-out' } }],
      });
      expect(downloadsOf(bench)).toBe(7);
      expect(readdirSync(join(bench.dataDir, 'images'))).toEqual([]);
    },
  );

  it.each(['async', 'sync'])(
    'X62 of 2048², twenty at once inside one %s answer, all arrive',
    async (deliveryMethod) => {
      const pictures = await makeStandInPictures({ side: 2048, count: 20, formats: ['jpeg'] });
      // A hundred megabytes take their seconds, which must not be minutes.
      const bench = await Bench.open({ pictures, pace: 0, speed: 5 });
      await bench.start();
      const size = { width: 2048, height: 2048, numberResults: 20, outputType: 'base64Data' };
      const { status, images, missing } = await bench.until(
        await bench.post('runware', { ...size, deliveryMethod }),
      );
      expect([status, missing]).toEqual(['done', []]);
      expect(images).toHaveLength(20);
      await expectKept(bench, images);
      expect(bench.charges).toBe(1);
    },
  );

  it('X63 that was half loaded when the server went goes on from there, by its hash', async () => {
    const bench = await Bench.open();
    await bench.start();
    const { images } = await bench.until(await bench.post('runware'));
    const [image] = images;
    const load = (headers: Record<string, string>) =>
      fetch(`${bench.life.url}/api/images/${image?.id}`, { headers });
    const before = await load({});
    const etag = before.headers.get('etag') ?? '';
    const half = (await before.bytes()).slice(0, 1000);
    await bench.life.kill();

    await bench.start();
    const rest = await load({ range: 'bytes=1000-', 'if-range': etag });
    expect([rest.status, rest.headers.get('etag')]).toEqual([206, etag]);
    const bytes = Buffer.concat([half, await rest.bytes()]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(image?.sha256);
    expect((await load({ 'if-none-match': etag })).status).toBe(304);
  });
});

describe('the folder of images', () => {
  it('X68 that is deleted is made again, and what it held is fetched again', async () => {
    const bench = await Bench.open({ faults: [{ on: 'download', task: 2, do: 'delay', ms: 30_000 }] });
    await bench.start();
    const { images } = await bench.until(await bench.post('runware'));
    const running = await bench.post('runware');
    await bench.until(running, ({ status }) => status === 'saving');
    rmSync(join(bench.dataDir, 'images'), { recursive: true });

    // What is not saved yet comes into a new folder; what is lost says so, and can be fetched again.
    expect(await bench.until(running)).toMatchObject({ status: 'done', images: [{ width: 256 }] });
    const path = `/api/images/${images[0]?.id}`;
    expect(await bench.ask(`GET ${path}`)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('missing') },
    });
    expect((await bench.ask(`POST ${path}/fetch`)).status).toBe(200);
    await expectKept(bench, images);
    expect((await bench.ask(`POST ${path}/fetch`)).status).toBe(409);
    expect(bench.charges).toBe(2);
  });

  it('X69 is freed of half files at the start, and thumbnails are made anew', async () => {
    const bench = await Bench.open();
    await bench.start();
    const { images } = await bench.until(await bench.post('runware'));
    const path = `${bench.life.url}/api/images/${images[0]?.id}?width=320`;
    expect((await fetch(path)).status).toBe(200);
    await bench.life.kill();
    const folder = join(bench.dataDir, 'images');
    writeFileSync(join(folder, 'left-behind.part'), 'half a picture');
    rmSync(join(bench.dataDir, 'thumbnails'), { recursive: true });

    await bench.start();
    expect(readdirSync(folder)).toEqual([images[0]?.sha256]);
    const again = await fetch(path.replace(/^http:\/\/[^/]+/, bench.life.url));
    expect([again.status, again.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });
});

function downloadsOf({ upstream }: Bench): number {
  return upstream.arrivals.filter(({ kind }) => kind === 'download').length;
}

/** The server gives every one of them, with the bytes that its hash names. */
async function expectKept(
  bench: Bench,
  images: readonly { readonly id: string; readonly sha256: string }[],
): Promise<void> {
  expect(images.length).toBeGreaterThan(0);
  for (const { id, sha256 } of images) {
    const bytes = await (await fetch(`${bench.life.url}/api/images/${id}`)).bytes();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
}
