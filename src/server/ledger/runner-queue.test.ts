import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const { model, input } = SMALL.runware;
const { replicate } = SMALL;

/** Answers billable requests with `refuse` until told to stop, and counts them. */
function refuseSends(bench: Bench, refuse: () => Response | Promise<Response>) {
  const refusal = { isOn: true, count: 0 };
  bench.intercept = async ({ kind, answer }) => {
    if (kind !== 'send' || !refusal.isOn) return answer();
    refusal.count++;
    return refuse();
  };
  return refusal;
}

async function takeMany(bench: Bench, count: number): Promise<readonly string[]> {
  const tasks = await Promise.all(Array.from({ length: count }, () => bench.take(model, input)));
  await bench.quiet();
  return tasks.map((task) => task.id);
}

function statusesOf(bench: Bench, ids: readonly string[]): Record<string, number> {
  const groups = Map.groupBy(ids, (id) => bench.task(id).status);
  return Object.fromEntries([...groups].map(([status, group]) => [status, group.length]));
}

function failed(code: string): () => Promise<never> {
  return async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  };
}

describe('a provider that asks to wait', () => {
  it.each([
    ['in its body', () => Response.json({ detail: 'Throttled.', retry_after: 20 }, { status: 429 })],
    ['in its sentence', () => Response.json({ detail: 'Your rate limit resets in ~20s.' }, { status: 429 })],
    [
      'in its header',
      () => Response.json({ detail: 'Throttled.' }, { status: 429, headers: { 'retry-after': '20' } }),
    ],
    [
      'until a date',
      () => {
        const headers = {
          'retry-after': 'Sat, 21 Nov 2026 12:00:20 GMT',
          date: 'Sat, 21 Nov 2026 12:00:00 GMT',
        };
        return new Response('slow down', { status: 429, headers });
      },
    ],
  ])('%s is left alone for just as long', async (_, refuse) => {
    const bench = new Bench();
    const refusal = refuseSends(bench, refuse);
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.quiet();
    refusal.isOn = false;
    expect((await bench.ask('GET /api/config')).body).toMatchObject({
      providers: [{}, { paused: { until: '2026-11-21T12:00:20.000Z' } }],
    });
    await bench.pass(19_999);
    expect(bench.task(id).status).toBe('accepted');
    await bench.pass(1);
    expect(bench.task(id).status).toBe('running');
    expect((await bench.settle(id)).status).toBe('done');
    expect(refusal.count).toBe(1);
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it('and does not say for how long is tried after waits that double', async () => {
    const bench = new Bench();
    const times: number[] = [];
    const refusal = refuseSends(bench, () => {
      times.push((bench.clock.now() - Date.parse('2026-11-21T12:00:00Z')) / 1000);
      return Response.json({ errors: [{ code: 'rateLimitExceeded', message: 'Wait.' }] }, { status: 429 });
    });
    const { id } = await bench.take(model, input);
    await bench.settle(id, () => times.length === 6);
    refusal.isOn = false;
    expect(times).toEqual([0, 2, 6, 14, 30, 62]);
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('X24 for longer than half an hour fails the one that is tried, for nothing, and one trial is out at a time', async () => {
    const bench = new Bench();
    const refusal = refuseSends(bench, () => Response.json({ errors: [] }, { status: 429 }));
    const ids = await takeMany(bench, 20);
    for (let minute = 0; minute < 29; minute++) await bench.pass(60_000);
    expect(statusesOf(bench, ids)).toEqual({ accepted: 20 });
    expect(refusal.count).toBeLessThan(20);
    for (let minute = 0; minute < 11; minute++) await bench.pass(60_000);
    const ended = ids.filter((id) => bench.task(id).status === 'failed');
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.length).toBeLessThan(12);
    for (const id of ended) {
      expect(bench.task(id)).toMatchObject({ error: { kind: 'rate-limited' }, cost: { kind: 'unknown' } });
      expect(bench.services.ledger.row(id)?.reserved_usd).toBe(0);
    }
    const waiting = ids.find((id) => bench.task(id).status === 'accepted') ?? '';
    expect((await bench.ask(`POST /api/tasks/${waiting}/cancel`)).body).toMatchObject({
      mayBeCharged: false,
    });
    expect(bench.emulator.book.charges()).toEqual([]);
  });
});

describe('an account that is refused', () => {
  it.each([
    [401, 'invalidApiKey', 'unauthorized', 'RUNWARE_API_KEY'],
    [402, 'insufficientCredits', 'out-of-credit', 'credit'],
    [403, 'insufficientPermissions', 'unauthorized', 'RUNWARE_API_KEY'],
  ])(
    'X26 with %i fails one task, shows the reason and leaves the others',
    async (status, code, kind, word) => {
      const bench = new Bench();
      const refusal = refuseSends(bench, () =>
        Response.json({ errors: [{ code, message: 'No.' }] }, { status }),
      );
      const ids = await takeMany(bench, 10);
      expect(statusesOf(bench, ids)).toEqual({ failed: 1, accepted: 9 });
      const lost = ids.find((id) => bench.task(id).status === 'failed') ?? '';
      expect(bench.task(lost)).toMatchObject({
        error: { kind, code, message: expect.stringContaining(word) },
      });
      expect(bench.services.ledger.row(lost)?.reserved_usd).toBe(0);
      expect((await bench.ask('GET /api/config')).body).toMatchObject({
        providers: [
          { paused: { reason: expect.stringContaining(word), until: '2026-11-21T12:01:00.000Z' } },
          { paused: null },
        ],
      });
      refusal.count = 0;
      await bench.pass(30_000);
      expect(refusal.count).toBe(0);
      await bench.pass(31_000);
      expect(refusal.count).toBe(1);
      refusal.isOn = false;
      for (const id of ids) await bench.settle(id);
      expect(statusesOf(bench, ids)).toEqual({ failed: 2, done: 8 });
      expect((await bench.ask('GET /api/config')).body).toMatchObject({
        providers: [{ paused: null }, { paused: null }],
      });
    },
  );

  it('does not hold up the other provider', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, request, answer }) =>
      kind === 'send' && request.url.includes('/runware/')
        ? Response.json({ errors: [{ code: 'invalidApiKey', message: 'No.' }] }, { status: 401 })
        : answer();
    await takeMany(bench, 2);
    const { id } = await bench.take(replicate.model, replicate.input);
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('is tried again even where the trial before ended in doubt', async () => {
    const bench = new Bench();
    const answers = [
      () => Response.json({ errors: [{ code: 'invalidApiKey', message: 'No.' }] }, { status: 401 }),
      failed('ECONNRESET'),
    ];
    bench.intercept = async ({ kind, answer }) =>
      (kind === 'send' ? answers.shift()?.() : undefined) ?? answer();
    const first = await bench.take(model, input);
    expect((await bench.settle(first.id)).status).toBe('failed');
    const ids = await takeMany(bench, 3);
    for (const id of ids) await bench.settle(id);
    expect(statusesOf(bench, ids)).toEqual({ unknown: 1, done: 2 });
  });
});

describe('a provider that cannot be reached', () => {
  it('is tried three times within half a minute, then the task fails for nothing', async () => {
    const bench = new Bench();
    const refusal = refuseSends(bench, failed('ECONNREFUSED'));
    const { id } = await bench.take(model, input);
    const task = await bench.settle(id);
    expect(task).toMatchObject({ status: 'failed', error: { kind: 'network', code: 'ECONNREFUSED' } });
    expect(Date.parse(task.times.ended ?? '') - Date.parse(task.times.accepted)).toBeLessThan(30_000);
    expect(refusal.count).toBe(3);
    expect(bench.services.ledger.row(id)?.reserved_usd).toBe(0);
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED', 'UND_ERR_CONNECT_TIMEOUT'])(
    'by %s at first gets the task once it can be',
    async (code) => {
      const bench = new Bench();
      const refusal = refuseSends(bench, failed(code));
      const { id } = await bench.take(model, input);
      await bench.settle(id, () => refusal.count === 2);
      refusal.isOn = false;
      expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null });
      expect(bench.emulator.book.charges()).toHaveLength(1);
    },
  );
});

describe('many tasks', () => {
  it('are sent a few at a time', async () => {
    const bench = new Bench({ environment: { TASKS_AT_ONCE: '100' } });
    let atOnce = 0;
    let most = 0;
    bench.intercept = async ({ kind, answer }) => {
      if (kind !== 'send') return answer();
      most = Math.max(most, ++atOnce);
      const response = await answer();
      atOnce--;
      return response;
    };
    const ids = await takeMany(bench, 15);
    expect(most).toBeLessThanOrEqual(4);
    expect(statusesOf(bench, ids)).toEqual({ running: 15 });
  });
});
