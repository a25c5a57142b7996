import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';
import type { RequestKind } from '#server/test-request-kind.ts';

/** Crashes the server at the first request of a kind: before the provider hears of it, or after it answered. */
function crashAt(bench: Bench, at: RequestKind, moment: 'before' | 'after'): void {
  let isDone = false;
  bench.intercept = async ({ kind, answer }) => {
    if (isDone || kind !== at) return answer();
    isDone = true;
    const response = moment === 'after' ? await answer() : new Response();
    bench.restart();
    return response;
  };
}

function expectOneCharge(bench: Bench): void {
  expect(bench.emulator.book.requests()).toHaveLength(1);
  expect(bench.emulator.book.charges()).toHaveLength(1);
}

describe.each(Object.values(SMALL))('a crash with a task of $model', ({ model, input }) => {
  it('X08 before anything was sent: it is asked for, then sent once', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    bench.restart();
    expect((await bench.settle(id)).status).toBe('done');
    expectOneCharge(bench);
  });

  it('before anything was sent, and the provider cannot be asked: it is not sent either until it can', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    let isDown = true;
    bench.intercept = async ({ kind, answer }) => {
      if (isDown && kind !== 'send') throw new Error('The line is dead.');
      return answer();
    };
    await bench.pass(1_000);
    bench.restart();
    await bench.pass(60_000);
    expect(bench.task(id).status).toBe('accepted');
    expect(bench.emulator.book.requests()).toEqual([]);
    isDown = false;
    expect((await bench.settle(id)).status).toBe('done');
    expectOneCharge(bench);
  });

  it('X10 X11 while it was being sent, and the provider had it: it is found and adopted', async () => {
    const bench = new Bench();
    crashAt(bench, 'send', 'after');
    const { id } = await bench.take(model, input);
    await bench.quiet();
    expect(bench.task(id).status).toBe('sending');
    expect((await bench.settle(id)).status).toBe('done');
    expectOneCharge(bench);
  });

  it('X09 while it was being sent, and the provider never had it: it waits for its user', async () => {
    const bench = new Bench();
    crashAt(bench, 'send', 'before');
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({ status: 'unknown', error: { kind: 'not-known' } });
    await bench.pass(2 * 60 * 60_000);
    expect(bench.emulator.book.requests()).toEqual([]);
    await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' });
    expect((await bench.settle(id)).status).toBe('done');
    expectOneCharge(bench);
  });

  it.each(['before', 'after'] as const)(
    'X12 X52 %s a poll was answered: it goes on within two seconds',
    async (at) => {
      const bench = new Bench();
      crashAt(bench, 'poll', at);
      const { id } = await bench.take(model, input);
      expect((await bench.settle(id)).status).toBe('done');
      expectOneCharge(bench);
    },
  );

  it.each(['before', 'after'] as const)('X53 %s the image arrived: it is fetched again', async (at) => {
    const bench = new Bench();
    crashAt(bench, 'download', at);
    const { id } = await bench.take(model, input);
    const task = await bench.settle(id);
    expect(task).toMatchObject({ status: 'done', images: [{ index: 0 }], missing: [] });
    expectOneCharge(bench);
  });

  it('again and again at every step: it still ends as one', async () => {
    const bench = new Bench();
    const seen = new Set<RequestKind>();
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      if (!seen.has(kind)) {
        seen.add(kind);
        bench.restart();
      }
      return response;
    };
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }], missing: [] });
    expect([...seen]).toEqual(expect.arrayContaining(['send', 'download']));
    expect(seen.size).toBeGreaterThan(2);
    expectOneCharge(bench);
  });
});

describe('a crash', () => {
  it('with several images on their way keeps each once', async () => {
    const bench = new Bench();
    let downloads = 0;
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      if (kind === 'download' && ++downloads % 2 === 0 && downloads < 9) bench.restart();
      return response;
    };
    const { id } = await bench.take(SMALL.runware.model, { ...SMALL.runware.input, numberResults: 5 });
    const task = await bench.settle(id);
    expect(task.images.map((image) => image.index)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(task.images.map((image) => image.sha256)).size).toBe(5);
    expect(task.cost).toEqual({ kind: 'reported', usd: 0.003 });
    expectOneCharge(bench);
  });

  it('X25 while waiting after a 429 leaves no doubt: it waits on, and is sent once', async () => {
    const bench = new Bench();
    let refusals = 1;
    bench.intercept = async ({ kind, answer }) => {
      if (kind !== 'send' || refusals === 0) return answer();
      refusals--;
      const detail = 'Request was throttled. Your rate limit resets in ~30s.';
      return Response.json({ detail, status: 429, retry_after: 30 }, { status: 429 });
    };
    const { id } = await bench.take(SMALL.replicate.model, SMALL.replicate.input);
    await bench.quiet();
    bench.restart();
    await bench.pass(29_000);
    expect(bench.task(id).status).toBe('accepted');
    expect((await bench.settle(id)).status).toBe('done');
    expectOneCharge(bench);
  });

  it('leaves no half file behind', async () => {
    const bench = new Bench({ isRunning: false });
    mkdirSync(`${bench.folder}/images`, { recursive: true });
    writeFileSync(`${bench.folder}/images/${'a'.repeat(64)}.part`, 'half');
    bench.restart();
    const { id } = await bench.take(SMALL.runware.model, SMALL.runware.input);
    const { images } = await bench.settle(id);
    expect(readdirSync(`${bench.folder}/images`)).toEqual(images.map((image) => image.sha256));
  });

  it('X51 after which a provider has a key leaves its sandbox tasks in the sandbox', async () => {
    const bench = new Bench();
    const { id } = await bench.take(SMALL.runware.model, SMALL.runware.input);
    await bench.settle(id, (task) => task.status === 'running');
    bench.restart({ RUNWARE_API_KEY: 'key', RUNWARE_BASE_URL: 'http://127.0.0.1:9/v1' });
    expect(await bench.settle(id)).toMatchObject({ status: 'done', sandbox: true });
  });

  it('X51 after which a provider has no key leaves its live tasks waiting', async () => {
    const environment = { RUNWARE_API_KEY: 'key', RUNWARE_BASE_URL: 'http://127.0.0.1:9/v1' };
    const bench = new Bench({ isRunning: false, environment });
    const { id } = await bench.take(SMALL.runware.model, SMALL.runware.input);
    bench.restart({});
    for (let hour = 0; hour < 24; hour++) await bench.pass(60 * 60_000);
    expect(bench.task(id)).toMatchObject({ status: 'accepted', sandbox: false });
    expect(bench.emulator.book.requests()).toEqual([]);
  });
});
