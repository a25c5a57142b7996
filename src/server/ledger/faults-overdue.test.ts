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

async function takeRunning(bench: Bench, small: (typeof SMALL)['runware' | 'replicate']): Promise<string> {
  const { id } = await bench.take(small.model, small.input);
  await bench.settle(id, ({ status }) => status === 'running');
  return id;
}

describe('a task that runs for too long', () => {
  it('X41 at Runware is asked for slowly after 20 min, for an hour, then its user decides', async () => {
    const bench = new Bench({ faults: [{ on: 'submit', do: 'late', ms: 100 * 60 * MINUTE }] });
    const id = await takeRunning(bench, runware);
    await passMinutes(bench, 22);
    const times = watch(bench, 'poll');
    await passMinutes(bench, 30);
    expect(times.length).toBeLessThanOrEqual(31);
    expect(bench.task(id)).toMatchObject({
      status: 'running',
      error: { kind: 'timed-out', message: expect.stringContaining('cannot stop') },
    });
    await passMinutes(bench, 30);
    expect(bench.task(id)).toMatchObject({ status: 'unknown', error: { kind: 'timed-out' } });
    await expectInvariants(bench);
  });

  it('X41 at Replicate is stopped by the deadline that it was sent with', async () => {
    const bench = new Bench({ pace: 5_000 });
    const { id } = await bench.take(replicate.model, replicate.input);
    await passMinutes(bench, 32);
    expect(['canceled', 'failed']).toContain(bench.task(id).status);
    await expectInvariants(bench);
  });

  it('X41 at Replicate is stopped by us where it has no deadline there', async () => {
    const bench = new Bench({ pace: 5_000 });
    const asked: RequestKind[] = [];
    bench.intercept = async ({ kind, request }) => {
      asked.push(kind);
      const headers = new Headers(request.headers);
      headers.delete('cancel-after');
      return bench.emulator.fetch(new Request(request, { headers }));
    };
    const { id } = await bench.take(replicate.model, replicate.input);
    await passMinutes(bench, 32);
    expect(asked.filter((kind) => kind === 'cancel')).toHaveLength(1);
    expect(bench.task(id).status).toBe('canceled');
    await expectInvariants(bench);
  });

  it.each(['running', 'unknown'] as const)(
    'X42 and comes to an end while it is %s is kept, and booked',
    async (when) => {
      const bench = new Bench({
        faults: [{ on: 'submit', do: 'late', ms: (when === 'running' ? 50 : 90) * MINUTE }],
      });
      const { id } = await bench.take(runware.model, runware.input);
      await passMinutes(bench, 100);
      const late = bench.task(id);
      expect(late.status).toBe('done');
      expect(late).toMatchObject({
        images: [{ index: 0 }],
        error: null,
        cost: { kind: 'reported', usd: 0.0006 },
      });
      if (when === 'unknown')
        expect(late.warnings).toMatchObject([{ message: expect.stringContaining('arrived late') }]);
      await expectInvariants(bench);
    },
  );

  it('X44 E13 and was never begun is told so, free of charge', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      return kind === 'poll'
        ? Response.json({ ...(await response.json()), status: 'aborted', output: null })
        : response;
    };
    const { id } = await bench.take(replicate.model, replicate.input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'failed',
      error: { kind: 'timed-out', code: 'aborted' },
      cost: { kind: 'reported', usd: 0 },
    });
    expect(bench.services.ledger.row(id)?.reserved_usd).toBe(0);
  });
});
