import { describe, expect, it } from 'vitest';
import { Bench, PROVIDERS, SMALL, waitFor } from './open-bench.ts';

describe('a task that is sent', () => {
  it('X15 fifty times at once is one task, with fifty equal answers', async () => {
    const bench = await Bench.open();
    await bench.start();
    const id = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => bench.ask('POST /api/tasks', { id, ...SMALL.runware })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(202));
    expect(answers.map(({ body }) => body)).toEqual(Array(50).fill(expect.objectContaining({ id })));
    expect((await bench.until(id)).status).toBe('done');
    expect(await bench.ask('GET /api/tasks')).toMatchObject({ body: { tasks: [{ id }], nextCursor: null } });
    expect([bench.submits, bench.charges]).toEqual([1, 1]);
  });

  it('X16 with the id of another request is refused', async () => {
    const bench = await Bench.open();
    await bench.start();
    const id = await bench.post('runware');
    const { model, input } = SMALL.runware;
    const other = { id, model, input: { ...input, positivePrompt: 'A hare' } };
    expect((await bench.ask('POST /api/tasks', other)).status).toBe(422);
    expect((await bench.until(id)).status).toBe('done');
    expect((await bench.ask('POST /api/tasks', other)).status).toBe(422);
    expect([bench.submits, bench.charges]).toEqual([1, 1]);
  });

  it.each(PROVIDERS)(
    'X17 to %s, which refuses the connection twice, arrives at the third try',
    async (provider) => {
      const bench = await Bench.open({ speed: 4 });
      await bench.upstream.listen(false);
      await bench.start();
      const id = await bench.post(provider);
      const tries = new Set<string>();
      const refused = await bench.until(id, ({ status, times }) => {
        if (times.sent) tries.add(times.sent);
        return status === 'accepted' && tries.size === 2;
      });
      expect(refused.error).toMatchObject({ kind: 'network' });
      await bench.upstream.listen(true);
      expect((await bench.until(id)).status).toBe('done');
      expect([bench.submits, bench.charges]).toEqual([1, 1]);
    },
  );

  it.each(PROVIDERS)('X19 and charged by %s, with no answer, is found and adopted', async (provider) => {
    const bench = await Bench.open({ faults: [{ on: 'submit', at: 'after_charge', do: 'reset' }] });
    await bench.start();
    const id = await bench.post(provider);
    expect(await bench.until(id)).toMatchObject({ status: 'done', images: [{ width: 256 }] });
    expect([bench.submits, bench.charges]).toEqual([1, 1]);
  });

  it.each(PROVIDERS)(
    'X20 and never arrives at %s is unknown after a minute, and charged once when sent again',
    async (provider) => {
      const bench = await Bench.open({ faults: [{ on: 'submit', at: 'before_charge', do: 'reset' }] });
      await bench.start();
      const id = await bench.post(provider);
      const { status, times } = await bench.until(id);
      expect(status).toBe('unknown');
      expect(Date.parse(times.ended ?? '') - Date.parse(times.sent ?? '')).toBeGreaterThanOrEqual(60_000);
      expect([bench.submits, bench.charges]).toEqual([1, 0]);

      expect((await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' })).status).toBe(200);
      expect((await bench.until(id)).status).toBe('done');
      expect([bench.submits, bench.charges]).toEqual([2, 1]);
    },
  );

  it('X30 to be answered with its results, which is cut after the charge, is found and adopted', async () => {
    const bench = await Bench.open({ faults: [{ on: 'submit', at: 'after_charge', do: 'reset' }] });
    await bench.start();
    const id = await bench.post('runware', { deliveryMethod: 'sync', numberResults: 2 });
    const { status, images } = await bench.until(id);
    expect([status, images.length]).toEqual(['done', 2]);
    expect([bench.submits, bench.charges]).toEqual([1, 1]);
  });
});

describe('X51 a task in flight while the keys change', () => {
  const NO_KEYS = { RUNWARE_API_KEY: '', REPLICATE_API_TOKEN: '' };

  it.each(PROVIDERS)('stays on the sandbox of %s when a key is set', async (provider) => {
    const bench = await Bench.open({ speed: 5 });
    await bench.start({ ...NO_KEYS, SANDBOX_PACE: '2' });
    const id = await bench.post(provider);
    await bench.until(id, ({ status }) => status === 'running');
    await bench.life.kill();

    await bench.start({ SANDBOX_PACE: '2' });
    expect(await bench.until(id)).toMatchObject({ status: 'done', sandbox: true });
    expect(bench.upstream.arrivals).toEqual([]);
  });

  it.each(PROVIDERS)('stays with %s itself when the key is gone, and waits for it', async (provider) => {
    const bench = await Bench.open({ pace: 10 });
    await bench.start();
    const id = await bench.post(provider);
    await bench.until(id, ({ status }) => status === 'running');
    await bench.life.kill();

    await bench.start(NO_KEYS);
    const asked = bench.upstream.arrivals.length;
    const restedUntil = bench.clock.now() + 120_000;
    await waitFor(() => (bench.clock.now() > restedUntil ? true : null));
    expect(await bench.task(id)).toMatchObject({ status: 'running', sandbox: false });
    expect(bench.upstream.arrivals).toHaveLength(asked);
    await bench.life.kill();

    await bench.start();
    expect((await bench.until(id)).status).toBe('done');
    expect([bench.submits, bench.charges]).toEqual([1, 1]);
  });
});
