import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { expectInvariants } from '#server/expect-invariants.ts';
import { Bench, SMALL } from '#server/test-bench.ts';
import { goLive } from '#server/test-live.ts';

const { runware, replicate } = SMALL;

/** A picture of more than the 256 kB that travel inside a request. */
async function largeImage(): Promise<string> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const create = { width: 640, height: 640, channels: 3, background: '#000', noise } as const;
  return `data:image/png;base64,${(await sharp({ create }).png().toBuffer()).toString('base64')}`;
}

describe('before sending', () => {
  it('X06 an upload to the provider that fails twice is tried freely, then comes one billable request', async () => {
    const bench = new Bench({ faults: [{ on: 'upload', do: 'status', status: 500, times: 2 }] });
    const { id } = await bench.take(replicate.model, { ...replicate.input, image: await largeImage() });
    expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null });
    expect(bench.emulator.book.requests()).toHaveLength(1);
    await expectInvariants(bench);
  });
});

describe('a request that surely was not sent', () => {
  it.each([
    ['ENOTFOUND', 'could not be found by name'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['EMFILE', 'no more files can be opened'],
  ])(
    'X18 for %s fails with a plain reason after three tries, and holds nothing back',
    async (code, words) => {
      const bench = new Bench();
      let tries = 0;
      bench.intercept = async ({ kind, answer }) => {
        if (kind !== 'send') return answer();
        tries++;
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
      };
      const { id } = await bench.take(runware.model, runware.input);
      expect(await bench.settle(id)).toMatchObject({
        status: 'failed',
        error: { kind: 'network', code, message: expect.stringContaining(words) },
      });
      expect(tries).toBe(3);
      expect(bench.services.ledger.row(id)?.reserved_usd).toBe(0);
      expect(bench.emulator.book.charges()).toEqual([]);
    },
  );
});

describe('a provider that throttles', () => {
  it.each(Object.values(SMALL))(
    'X23 with 429 and Retry-After: 2, twice, is left alone twice for 2 s: $model',
    async (small) => {
      const bench = new Bench({
        faults: [{ on: 'submit', do: 'status', status: 429, retryAfterS: 2, retryAfter: 'header', times: 2 }],
      });
      const { id } = await bench.take(small.model, small.input);
      await bench.quiet();
      await bench.pass(2_000);
      await bench.pass(1_999);
      expect(bench.task(id).status).toBe('accepted');
      await bench.pass(1);
      expect(bench.task(id).status).toBe('running');
      expect((await bench.settle(id)).status).toBe('done');
      expect(bench.emulator.book.charges()).toHaveLength(1);
      await expectInvariants(bench);
    },
  );
});

describe('a task of Replicate in doubt', () => {
  it('X31 is matched by its other values and the seed where its source image is listed without', async () => {
    const bench = new Bench({ faults: [{ on: 'submit', do: 'reset', at: 'after_charge', task: 2 }] });
    const image = `data:image/png;base64,${(
      await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
        .png()
        .toBuffer()
    ).toString('base64')}`;
    const other = await bench.take(replicate.model, { ...replicate.input, image });
    await bench.settle(other.id);
    const { id } = await bench.take(replicate.model, { ...replicate.input, image });
    expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null });
    expect(bench.task(id).providerId).not.toBe(bench.task(other.id).providerId);
    expect(bench.emulator.book.charges()).toHaveLength(2);
    await expectInvariants(bench);
  });

  it('X32 that was run twice is adopted with the outputs of both, and said to be charged twice', async () => {
    const bench = new Bench({
      faults: [
        { on: 'submit', do: 'dup_execute' },
        { on: 'submit', do: 'reset', at: 'after_charge' },
      ],
    });
    const { id } = await bench.take(replicate.model, replicate.input);
    const task = await bench.settle(id);
    const charges = bench.emulator.book.charges();
    expect(charges).toHaveLength(2);
    expect(task).toMatchObject({
      status: 'done',
      providerId: charges[0]?.taskId,
      images: [{ index: 0 }, { index: 1 }],
      cost: { kind: 'estimated', usd: 0.04 },
      warnings: [{ path: '', message: expect.stringContaining('Charged twice by the provider') }],
    });
    await expectInvariants(bench, { repeats: 1 });
  });

  it('is not taken for one that another program made in the same minute with other values', async () => {
    const bench = new Bench({ faults: [{ on: 'submit', do: 'reset', at: 'before_charge', task: 1 }] });
    const { id } = await bench.take(replicate.model, { ...replicate.input, seed: '5' });
    await bench.quiet();
    await bench.emulator.fetch(
      new Request('http://sandbox.invalid/replicate/v1/models/qwen/qwen-image-2512/predictions', {
        method: 'POST',
        headers: { authorization: 'Bearer other' },
        body: JSON.stringify({ input: { ...replicate.input, seed: 5, guidance: 3 } }),
      }),
    );
    expect((await bench.settle(id)).status).toBe('unknown');
  });

  it('that the list shows too late is unknown, and adopted when it turns up', async () => {
    const bench = new Bench({
      habits: { listDelayMs: 90_000 },
      faults: [{ on: 'submit', do: 'reset', at: 'after_charge' }],
    });
    const { id } = await bench.take(replicate.model, replicate.input);
    expect((await bench.settle(id)).status).toBe('unknown');
    expect(await bench.settle(id, ({ status }) => status === 'done')).toMatchObject({ error: null });
    expect(bench.emulator.book.charges()).toHaveLength(1);
    await expectInvariants(bench);
  });
});

describe('a task of Runware in doubt', () => {
  it('whose archive shows the refusal of a repeat is not failed by it', async () => {
    const bench = new Bench({
      habits: { refusalOverwritesArchive: true },
      faults: [
        { on: 'submit', do: 'reset', at: 'after_charge' },
        { on: 'poll', do: 'drop_result', times: 3 },
      ],
    });
    const { id } = await bench.take(runware.model, runware.input);
    await bench.quiet();
    const repeat = bench.emulator.book.requests()[0]?.body ?? '';
    const answer = await bench.emulator.fetch(
      new Request('http://sandbox.invalid/runware/v1', {
        method: 'POST',
        headers: { authorization: 'Bearer other' },
        body: repeat,
      }),
    );
    expect(await answer.text()).toContain('conflictTaskUUID');
    expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null });
    await expectInvariants(bench);
  });

  it('is said not to be askable, instead of lost, where the archive knows nothing of a finished one either', async () => {
    const bench = new Bench({ habits: { remembersMs: 1_000, archiveRemembersMs: 1_000 } });
    const done = await bench.take(runware.model, runware.input);
    await bench.settle(done.id);
    await bench.pass(10_000);
    bench.intercept = async ({ kind, answer }) => {
      if (kind !== 'send') return answer();
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      });
    };
    const { id } = await bench.take(runware.model, runware.input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'unknown',
      error: { message: expect.stringContaining('could not be asked') },
    });
  });
});

describe('what is held back', () => {
  it('X33 of a task in doubt stays until it is settled, and the cap holds meanwhile', async () => {
    const bench = new Bench({ isRunning: false });
    // A cap holds for real money alone.
    await goLive(bench, { BUDGET_USD_PER_DAY: '0.05' });
    bench.intercept = async ({ kind, answer }) =>
      kind === 'send' ? new Response('', { status: 500 }) : answer();
    const { id } = await bench.take(replicate.model, replicate.input);
    expect((await bench.settle(id)).status).toBe('unknown');
    await bench.take(replicate.model, { ...replicate.input, seed: '1' });
    const third = { id: crypto.randomUUID(), model: replicate.model, input: replicate.input };
    expect((await bench.ask('POST /api/tasks', third)).status).toBe(402);
    // A second attempt may have to be paid as well: the cap has no room for it.
    expect((await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' })).status).toBe(402);
    expect(bench.task(id).status).toBe('unknown');
    expect((await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'forget' })).status).toBe(200);
    expect((await bench.ask('POST /api/tasks', third)).status).toBe(402);
  });

  it('of an attempt that was sent again stays for its day beside the cost of the second, and the task says so', async () => {
    const bench = new Bench({ faults: [{ on: 'submit', do: 'reset', at: 'before_charge' }] });
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.settle(id);
    await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' });
    expect(await bench.settle(id)).toMatchObject({
      status: 'done',
      warnings: [{ message: expect.stringContaining('earlier attempt may have been paid') }],
    });
    expect(bench.services.ledger.row(id)).toMatchObject({ reserved_usd: 0, doubt_usd: 0.02, cost_usd: 0.02 });
    await expectInvariants(bench);
  });

  it.each([
    ['for-ever', 1, 0],
    // The first one had ended: the second was run and charged as well.
    ['while-running', 2, 0.0096],
  ] as const)(
    'of an attempt under our own id ends only where the second is refused as its repeat: %s',
    async (conflict, charges, doubt_usd) => {
      const bench = new Bench({
        habits: { conflict },
        faults: [{ on: 'submit', do: 'reset', at: 'after_charge' }],
      });
      let isSilent = true;
      bench.intercept = async ({ kind, answer }) => {
        if (kind !== 'send') return isSilent ? Response.json({ data: [] }) : answer();
        isSilent = bench.emulator.book.requests().length === 0;
        return answer();
      };
      const { id } = await bench.take(runware.model, runware.input);
      expect((await bench.settle(id)).status).toBe('unknown');
      await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' });
      expect((await bench.settle(id)).status).toBe('done');
      expect(bench.emulator.book.charges()).toHaveLength(charges);
      expect(bench.services.ledger.row(id)).toMatchObject({ reserved_usd: 0, doubt_usd });
    },
  );
});

it('what its user forgot is kept all the same when it arrives late, and booked', async () => {
  const bench = new Bench({
    habits: { listDelayMs: 120_000 },
    faults: [{ on: 'submit', do: 'reset', at: 'after_charge' }],
  });
  const { id } = await bench.take(replicate.model, replicate.input);
  await bench.settle(id);
  await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'forget' });
  expect(bench.task(id).status).toBe('canceled');
  expect(await bench.settle(id, ({ status }) => status === 'done')).toMatchObject({
    images: [{ index: 0 }],
    warnings: [{ message: expect.stringContaining('arrived late') }],
    cost: { kind: 'estimated', usd: 0.02 },
  });
  await expectInvariants(bench);
});
