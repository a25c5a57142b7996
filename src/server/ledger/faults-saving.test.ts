import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { expectInvariants } from '#server/expect-invariants.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

const { runware, replicate } = SMALL;

function fetchAgain(bench: Bench, id: string) {
  return bench.ask(`POST /api/images/${id}/fetch`);
}

describe('a result', () => {
  it.each([404, 403])(
    'X55 whose URL answers %i for the first ten seconds is tried after 1, 2, 4, 8 s',
    async (status) => {
      const bench = new Bench({ faults: [{ on: 'download', do: 'status', status, times: 4 }] });
      const times: number[] = [];
      bench.intercept = async ({ kind, answer }) => {
        if (kind === 'download') times.push(bench.clock.now());
        return answer();
      };
      const { id } = await bench.take(runware.model, runware.input);
      expect((await bench.settle(id)).status).toBe('done');
      expect(times.slice(1).map((time, at) => (time - (times[at] ?? 0)) / 1000)).toEqual([1, 2, 4, 8]);
      await expectInvariants(bench);
    },
  );

  it.each(Object.values(SMALL))('X56 whose URL expired is asked for anew: $model', async (small) => {
    const bench = new Bench({ faults: [{ on: 'download', do: 'expire_url', isForGood: false }] });
    const { id } = await bench.take(small.model, small.input);
    expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }], missing: [] });
    await expectInvariants(bench);
  });

  it('X56 whose URL expired for good is expired, with its cost, and can be asked for again in vain', async () => {
    const bench = new Bench({ faults: [{ on: 'download', do: 'expire_url' }] });
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    expect(task).toMatchObject({
      status: 'expired',
      missing: [{ index: 0, error: { kind: 'timed-out' } }],
      cost: { kind: 'reported', usd: 0.0006 },
    });
    expect(await fetchAgain(bench, task.missing[0]?.id ?? '')).toMatchObject({ status: 410 });
    await expectInvariants(bench);
  });

  it('X57 with a ttl of 60 s is expired after a server that was off for longer, and told so', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(runware.model, { ...runware.input, ttl: 60 });
    bench.restart();
    await bench.settle(id, ({ status }) => status === 'running');
    bench.clock.advance(65_000);
    bench.restart();
    const task = await bench.settle(id);
    expect(task).toMatchObject({ status: 'expired', cost: { kind: 'reported', usd: 0.0006 } });
    expect(task.error?.message).toContain('made and paid');
    expect(bench.emulator.book.charges()).toHaveLength(1);
    await expectInvariants(bench);
  });

  it.each(['fin_short', 'chunk_cut', 'close_cut'] as const)(
    'F11 X58 whose body is cut (%s) is noticed and fetched again',
    async (cut) => {
      const bench = new Bench({ faults: [{ on: 'download', do: cut, times: 4 }] });
      const { id } = await bench.take(runware.model, { ...runware.input, outputFormat: 'PNG' });
      expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }], missing: [] });
      await expectInvariants(bench);
    },
  );

  it('F10 X59 that comes at 1 KB a second is given up after 120 s and fetched again; others go on meanwhile', async () => {
    const bench = new Bench({ faults: [{ on: 'download', task: 1, do: 'drip', bytesPerSecond: 1024 }] });
    const times = new Map<string, number[]>();
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind === 'download') times.set(request.url, [...(times.get(request.url) ?? []), bench.clock.now()]);
      return answer();
    };
    const large = { ...runware.input, width: 768, height: 768, outputFormat: 'PNG' };
    const slow = await bench.take(runware.model, large);
    const quick = await bench.take(runware.model, runware.input);
    await vi.waitFor(
      () => {
        bench.clock.advance(250);
        expect([slow, quick].map(({ id }) => bench.task(id).status)).toEqual(['done', 'done']);
      },
      { interval: 1, timeout: 25_000 },
    );
    const [first = 0, second = 0] = [...times.values()].find((tries) => tries.length === 2) ?? [];
    expect(second - first).toBeGreaterThanOrEqual(120_000);
    expect(bench.warnings.filter((warning) => warning.includes('could not be saved'))).toHaveLength(1);
    await expectInvariants(bench);
  });

  it('X60 that is not as it was asked for is kept as it came, and told so', async () => {
    const bench = new Bench({
      faults: [{ on: 'download', do: 'wrong_type', picture: { format: 'webp', width: 768, height: 768 } }],
    });
    const { id } = await bench.take(runware.model, { ...runware.input, outputFormat: 'PNG' });
    expect(await bench.settle(id)).toMatchObject({
      status: 'done',
      images: [{ type: 'image/webp', width: 768, height: 768 }],
      warnings: [
        { path: '', message: 'Asked for PNG 256 × 256, came WEBP 768 × 768. It is kept as it came.' },
      ],
    });
    await expectInvariants(bench);
  });

  it('with a wrong bit in a PNG is noticed by its checksum', async () => {
    const bench = new Bench({ faults: [{ on: 'download', do: 'flip_bit' }] });
    const { id } = await bench.take(runware.model, { ...runware.input, outputFormat: 'PNG' });
    expect((await bench.settle(id)).status).toBe('done');
    expect(bench.warnings.join()).toContain('checksum');
    await expectInvariants(bench);
  });

  it.each(['base64Data', 'dataURI'])('that comes broken as %s is asked for again', async (outputType) => {
    const bench = new Bench();
    let isBroken = true;
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      if (kind !== 'poll' || !isBroken) return response;
      const text = await response.text();
      if (!text.includes('"success"')) return new Response(text);
      isBroken = false;
      return new Response(text.replace(/((?:Base64Data|DataURI)":"[^"]{200})[^"]+/, '$1'));
    };
    const { id } = await bench.take(runware.model, { ...runware.input, outputType });
    expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }], missing: [] });
    await expectInvariants(bench);
  });

  it('F09 of an answer that never ends is given up, found again, and leaves nothing behind', async () => {
    const bench = new Bench({ faults: [{ on: 'download', do: 'huge', bytes: 80_000_000 }] });
    const { id } = await bench.take(runware.model, runware.input);
    const { images } = await bench.settle(id);
    expect(readdirSync(join(bench.folder, 'images'))).toEqual(images.map(({ sha256 }) => sha256));
    await expectInvariants(bench);
  });

  it('is not lost while its host cannot be reached for half an hour', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, answer }) => {
      if (kind !== 'download') return answer();
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ENETUNREACH' }) });
    };
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.settle(id, ({ status }) => status === 'saving');
    for (let minute = 0; minute < 30; minute++) await bench.pass(60_000);
    expect(bench.task(id).status).toBe('saving');
    bench.intercept = null;
    expect((await bench.settle(id)).status).toBe('done');
    await expectInvariants(bench);
  });
});

describe('the file of a result', () => {
  it('X61 that two tasks share stays when one of them leaves the bin', async () => {
    const bench = new Bench();
    const first = await bench.take(runware.model, { ...runware.input, seed: '5' });
    const kept = await bench.settle(first.id);
    const second = await bench.take(runware.model, { ...runware.input, seed: '5' });
    await bench.settle(second.id);
    expect(bench.task(second.id).images[0]?.sha256).toBe(kept.images[0]?.sha256);
    await bench.ask(`DELETE /api/tasks/${second.id}`);
    for (let day = 0; day < 31; day++) await bench.pass(24 * 3_600_000);
    expect(readdirSync(join(bench.folder, 'images'))).toEqual([kept.images[0]?.sha256]);
    expect((await bench.fetch(`/api/images/${kept.images[0]?.id}`)).status).toBe(200);
  });

  it('X68 that was deleted shows as missing, and is fetched again while the provider has it', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    const image = task.images[0]?.id ?? '';
    expect(await fetchAgain(bench, image)).toMatchObject({ status: 409 });
    rmSync(join(bench.folder, 'images'), { recursive: true });
    expect((await bench.fetch(`/api/images/${image}`)).status).toBe(404);
    expect(await fetchAgain(bench, image)).toMatchObject({ status: 200, body: { id, status: 'done' } });
    expect((await bench.fetch(`/api/images/${image}`)).status).toBe(200);
    expect(await fetchAgain(bench, crypto.randomUUID())).toMatchObject({ status: 404 });
    await expectInvariants(bench);
  });

  it('X68 whose folder is deleted while tasks run is in a new one, and nothing is lost', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, { ...runware.input, numberResults: 4 });
    await bench.settle(id, ({ images }) => images.length > 0);
    rmSync(join(bench.folder, 'images'), { recursive: true });
    const task = await bench.settle(id);
    expect(task.images).toHaveLength(4);
    for (const { id: image } of task.images) await fetchAgain(bench, image);
    await expectInvariants(bench);
  });
});
