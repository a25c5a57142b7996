import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const { runware, replicate } = SMALL;

describe('stopping a task', () => {
  it('X35 that waits in the queue is free, and it is never sent', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, answer }) =>
      kind === 'send' ? Response.json({ detail: 'Wait.', retry_after: 60 }, { status: 429 }) : answer();
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.quiet();
    expect(await bench.ask(`POST /api/tasks/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { isStopped: true, mayBeCharged: false, task: { status: 'canceled', cost: { usd: 0 } } },
    });
    bench.intercept = null;
    for (let minute = 0; minute < 5; minute++) await bench.pass(60_000);
    expect(bench.task(id).status).toBe('canceled');
    expect(bench.services.ledger.row(id)).toMatchObject({ reserved_usd: 0, next_at: null });
    expect(bench.emulator.book.requests()).toEqual([]);
  });

  it('that runs at Replicate stops it there, and says that it may be charged', async () => {
    const bench = new Bench();
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.settle(id, ({ status }) => status === 'running');
    expect(await bench.ask(`POST /api/tasks/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { isStopped: true, mayBeCharged: true, task: { status: 'canceled', cost: { kind: 'unknown' } } },
    });
    expect(bench.services.ledger.row(id)?.reserved_usd).toBe(0.02);
  });

  it('that runs at Runware cannot be done: it goes on, and says so', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    await bench.settle(id, ({ status }) => status === 'running');
    expect(await bench.ask(`POST /api/tasks/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { isStopped: false, mayBeCharged: true, message: expect.stringContaining('cannot stop') },
    });
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('that is just being sent cannot be done', async () => {
    const bench = new Bench();
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    bench.intercept = async ({ kind, answer }) => {
      if (kind !== 'send') return answer();
      arrived.resolve();
      await released.promise;
      return answer();
    };
    const { id } = await bench.take(replicate.model, replicate.input);
    await arrived.promise;
    expect((await bench.ask(`POST /api/tasks/${id}/cancel`)).body).toMatchObject({
      isStopped: false,
      mayBeCharged: true,
      task: { status: 'sending' },
    });
    released.resolve();
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('X43 that finished meanwhile keeps its images', async () => {
    const bench = new Bench();
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.settle(id, ({ status }) => status === 'running');
    bench.intercept = async ({ kind, answer }) => {
      // Between the server's word and the provider's ear the picture is done.
      if (kind === 'cancel') bench.clock.advance(60_000);
      return answer();
    };
    expect((await bench.ask(`POST /api/tasks/${id}/cancel`)).body).toMatchObject({ mayBeCharged: true });
    expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }] });
  });

  it('stays done with although an older poll is answered afterwards', async () => {
    const bench = new Bench();
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.settle(id, ({ status }) => status === 'running');
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      if (kind !== 'poll') return response;
      asked.resolve();
      await released.promise;
      return response;
    };
    bench.clock.advance(300);
    await asked.promise;
    await bench.ask(`POST /api/tasks/${id}/cancel`);
    const canceled = bench.task(id);
    released.resolve();
    for (let minute = 0; minute < 5; minute++) await bench.pass(60_000);
    expect(bench.task(id)).toEqual(canceled);
    expect(bench.services.ledger.row(id)?.next_at).toBeNull();
  });

  it('that has ended is refused, whatever its end', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    const done = await bench.settle(id);
    expect((await bench.ask(`POST /api/tasks/${id}/cancel`)).status).toBe(409);
    expect(bench.task(id)).toEqual(done);
  });
});

it('a task that is canceled while its provider is asked for it is never sent', async () => {
  const bench = new Bench({ isRunning: false });
  const { id } = await bench.take(SMALL.runware.model, SMALL.runware.input);
  await bench.pass(1_000);
  bench.intercept = async ({ kind, answer }) => {
    const response = await answer();
    if (kind === 'archive') await bench.ask(`POST /api/tasks/${id}/cancel`, {});
    return response;
  };
  bench.restart();
  await bench.pass(5_000);
  expect(bench.task(id).status).toBe('canceled');
  expect(bench.emulator.book.requests()).toEqual([]);
});
