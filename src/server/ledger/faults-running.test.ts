import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { expectInvariants } from '#server/expect-invariants.ts';
import { Bench, SMALL } from '#server/test-bench.ts';
import type { RequestKind } from '#server/test-request-kind.ts';

const { runware, replicate } = SMALL;
const MINUTE = 60_000;

/** The times of requests of a kind, in milliseconds since 1970. */
function watch(bench: Bench, watched: RequestKind): number[] {
  const times: number[] = [];
  bench.intercept = async ({ kind, answer }) => {
    if (kind === watched) times.push(bench.clock.now());
    return answer();
  };
  return times;
}

async function passMinutes(bench: Bench, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) await bench.pass(MINUTE);
}

async function takeRunning(bench: Bench, small: (typeof SMALL)['runware' | 'replicate'], more: object = {}) {
  const { id } = await bench.take(small.model, { ...small.input, ...more });
  await bench.settle(id, ({ status }) => status === 'running');
  return id;
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

/** What differs in a copy of a task; everything else is the same. */
const COPIES: Readonly<Record<string, string>> = {
  seq: 'NULL',
  id: "id || '-' || n",
  provider_id: "'p' || n",
};

describe('a poll', () => {
  it.each([
    ['500', { do: 'status', status: 500 }],
    ['a connection that is reset', { do: 'reset' }],
    ['a page', { do: 'html' }],
    ['cut JSON', { do: 'bad_json' }],
  ] as const)(
    'X38 E03 that fails 20 times by %s is spread out more and more, and fails no task',
    async (_, fault) => {
      for (const small of Object.values(SMALL)) {
        const bench = new Bench({ faults: [{ ...fault, on: 'poll', times: 20 }] });
        const times = watch(bench, 'poll');
        const { id } = await bench.take(small.model, small.input);
        expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null });
        const gaps = times.slice(1, 20).map((time, at) => time - (times[at] ?? 0));
        expect(Math.max(...gaps.slice(-5))).toBeGreaterThan(20_000);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(36_000);
        expect(new Set(gaps.slice(-5)).size).toBeGreaterThan(1);
        await expectInvariants(bench);
      }
    },
  );

  it('that says nothing of its task, in values of wrong types, is spread out too', async () => {
    const bench = new Bench({ faults: [{ on: 'poll', do: 'wrong_type', times: 20 }] });
    const times = watch(bench, 'poll');
    const { id } = await bench.take(runware.model, runware.input);
    expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null });
    const gaps = times.slice(1, 15).map((time, at) => time - (times[at] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThan(7_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(12_500);
  });

  it('X39 that answers 404 just after the task was taken is tolerated for a minute', async () => {
    const bench = new Bench();
    let isKnown = false;
    bench.intercept = async ({ kind, answer }) =>
      kind === 'poll' && !isKnown
        ? Response.json({ detail: 'Not found.', status: 404 }, { status: 404 })
        : answer();
    const id = await takeRunning(bench, replicate);
    await bench.settle(id, () => bench.clock.now() - Date.parse(bench.task(id).times.running ?? '') > 55_000);
    expect(bench.task(id).status).toBe('running');
    isKnown = true;
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('that answers 404 for longer leaves the task to its user, and adopts it when it is known again', async () => {
    const bench = new Bench();
    let isKnown = false;
    bench.intercept = async ({ kind, answer }) =>
      (kind === 'poll' || kind === 'list') && !isKnown
        ? Response.json({ detail: 'Not found.', status: 404 }, { status: 404 })
        : answer();
    const id = await takeRunning(bench, replicate);
    expect(await bench.settle(id)).toMatchObject({
      status: 'unknown',
      error: { kind: 'not-known', message: expect.stringContaining('no such task') },
    });
    isKnown = true;
    expect((await bench.settle(id, ({ status }) => status === 'done')).images).toHaveLength(1);
    await expectInvariants(bench);
  });

  it.each(['errors', 'data'] as const)(
    'X40 X45 tells of one failed result in "%s": the others go on',
    async (failedItem) => {
      const bench = new Bench({
        habits: { failedItem },
        faults: [
          {
            on: 'submit',
            do: 'fail_item',
            task: 1,
            index: 3,
            code: 'nsfwContentDetected',
            message: 'Held back.',
          },
        ],
      });
      const first = await bench.take(runware.model, { ...runware.input, numberResults: 4 });
      const second = await bench.take(runware.model, runware.input);
      expect(await bench.settle(first.id)).toMatchObject({
        status: 'done',
        images: [{ index: 0 }, { index: 1 }, { index: 2 }],
        missing: [{ index: 3, error: { kind: 'content-blocked', message: 'Held back.' } }],
      });
      expect((await bench.settle(second.id)).status).toBe('done');
      await expectInvariants(bench);
    },
  );

  it.each([
    ['in the opposite order', { do: 'reorder', times: 3 }],
    ['with a status that goes back', { do: 'regress_status', attempt: 2, times: 3 }],
    ['with one result left out', { do: 'drop_result', index: 0, times: 3 }],
  ] as const)('that answers %s changes no result and takes none twice', async (_, fault) => {
    const bench = new Bench({ faults: [{ ...fault, on: 'poll' }] });
    const { id } = await bench.take(runware.model, { ...runware.input, numberResults: 3 });
    const task = await bench.settle(id);
    expect([task.status, task.images.length, task.missing.length]).toEqual(['done', 3, 0]);
    await expectInvariants(bench);
  });

  it('X50 that is refused for its key pauses asking with the reason; tasks go on with a new key', async () => {
    const bench = new Bench({ environment: { TASKS_AT_ONCE: '100' } });
    const ids = [];
    for (let task = 0; task < 20; task++)
      ids.push(await takeRunning(bench, replicate, { seed: String(task) }));
    let asked = 0;
    bench.intercept = async ({ kind, answer }) => {
      if (kind !== 'poll') return answer();
      asked++;
      const detail = 'You did not pass a valid authentication token';
      return Response.json({ title: 'Unauthenticated', detail, status: 401 }, { status: 401 });
    };
    await passMinutes(bench, 10);
    expect(asked).toBeLessThanOrEqual(8 + 11);
    expect(ids.map((id) => bench.task(id).status)).toEqual(ids.map(() => 'running'));
    expect((await bench.ask('GET /api/config')).body).toMatchObject({
      providers: [{ paused: null }, { paused: { reason: expect.stringContaining('REPLICATE_API_TOKEN') } }],
    });
    bench.intercept = null;
    bench.restart();
    for (const id of ids) expect((await bench.settle(id)).status).toBe('done');
    expect((await bench.ask('GET /api/config')).body).toMatchObject({ providers: [{}, { paused: null }] });
  });

  it('X49 that finds no network for five minutes goes on; no status is lost, no task ended', async () => {
    const bench = new Bench();
    const ids = [await takeRunning(bench, runware), await takeRunning(bench, replicate)];
    bench.intercept = async () => {
      throw broken('EAI_AGAIN');
    };
    await passMinutes(bench, 5);
    expect(ids.map((id) => bench.task(id))).toMatchObject([{ status: 'running' }, { status: 'running' }]);
    bench.intercept = null;
    for (const id of ids) expect((await bench.settle(id)).status).toBe('done');
  });

  it('that finds no network for a day gives nothing up for that: it was never told anything', async () => {
    const bench = new Bench();
    const id = await takeRunning(bench, runware);
    bench.intercept = async () => {
      throw broken('ENETUNREACH');
    };
    for (let hour = 0; hour < 24; hour++) await bench.pass(60 * MINUTE);
    expect(bench.task(id).status).toBe('running');
    bench.intercept = null;
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('X48 of 1,000 tasks at Replicate is stretched to what it allows: never told to wait', async () => {
    const bench = new Bench({ isRunning: false });
    await bench.take(replicate.model, replicate.input);
    const ledger = new DatabaseSync(join(bench.folder, 'ledger.sqlite'));
    ledger.exec(
      `UPDATE tasks SET status = 'running', running_at = accepted_at, sent_at = accepted_at, provider_id = 'p0'`,
    );
    const columns = ledger
      .prepare("SELECT name FROM pragma_table_info('tasks')")
      .all()
      .map(({ name }) => String(name));
    const copied = columns.map((name) => COPIES[name] ?? name).join(', ');
    ledger.exec(`WITH RECURSIVE more (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM more WHERE n < 999)
      INSERT INTO tasks (${columns.join(', ')}) SELECT ${copied} FROM tasks, more`);
    ledger.close();
    const times: number[] = [];
    let throttled = 0;
    bench.intercept = async ({ answer }) => {
      times.push(bench.clock.now());
      const response = await answer();
      if (response.status === 429) throttled++;
      return response;
    };
    bench.restart();
    await bench.quiet();
    for (let step = 0; step < 100; step++) await bench.pass(500);
    expect(bench.services.ledger.countRunning('replicate')).toBe(1_000);
    const busiest = Math.max(
      ...times.map((from, at) => times.slice(at).filter((time) => time < from + 1000).length),
    );
    expect(busiest).toBeLessThanOrEqual(40);
    expect(times.length).toBeGreaterThan(1_500);
    expect(throttled).toBe(0);
  });
});

describe('a task that failed', () => {
  it.each([undefined, 3.2])(
    'X47 at Replicate, with predict_time %s, has a cost that is unknown and held back',
    async (predictTimeS) => {
      const bench = new Bench({
        faults: [
          {
            on: 'submit',
            do: 'fail',
            error: 'CUDA out of memory. (E1001)',
            ...(predictTimeS ? { predictTimeS } : {}),
            isCharged: true,
          },
        ],
      });
      const { id } = await bench.take(replicate.model, replicate.input);
      expect(await bench.settle(id)).toMatchObject({
        status: 'failed',
        error: { kind: 'provider-failed', code: 'E1001' },
        cost: { kind: 'unknown', usd: null },
      });
      expect(bench.services.ledger.row(id)?.reserved_usd).toBe(0.02);
    },
  );
});

describe('a provider that forgets', () => {
  it('in its polls is asked in its archive before a result is given up', async () => {
    const bench = new Bench({ habits: { remembersMs: 30_000 } });
    const id = await takeRunning(bench, runware);
    bench.clock.advance(8 * 60 * MINUTE);
    expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }] });
    await expectInvariants(bench);
  });
});

it('a task that the provider ran twice under our id keeps both results, and says that both were charged', async () => {
  const bench = new Bench({ faults: [{ on: 'submit', do: 'dup_execute' }] });
  const { id } = await bench.take(runware.model, runware.input);
  expect(await bench.settle(id)).toMatchObject({
    status: 'done',
    images: [{ index: 0 }, { index: 1 }],
    cost: { kind: 'reported', usd: 0.0012 },
    warnings: [{ message: expect.stringContaining('Charged twice') }],
  });
  await expectInvariants(bench, { repeats: 1 });
});
