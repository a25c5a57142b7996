import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { answerInstead } from '#server/test-answer-instead.ts';
import { Bench, type Exchange, SMALL } from '#server/test-bench.ts';

const { model, input } = SMALL.runware;
const { replicate } = SMALL;

function item(id: string, more: Record<string, unknown>): Record<string, unknown> {
  return { taskType: 'imageInference', taskUUID: id, ...more };
}

/** A poll's answer, changed. */
async function changed(exchange: Exchange, change: (data: Record<string, unknown>[]) => unknown) {
  const body: { data: Record<string, unknown>[] } = await (await exchange.answer()).json();
  return Response.json(change(body.data));
}

describe('a refusal', () => {
  it('of Runware’s lands at the parameter that it names', async () => {
    const bench = new Bench();
    answerInstead(bench, 'send', () =>
      Response.json(
        {
          errors: [
            {
              code: 'unsupportedParameter',
              message: 'Not this one.',
              parameter: 'settings.trueCFGScale',
              allowedValues: "'a','b'",
            },
          ],
        },
        { status: 400 },
      ),
    );
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'failed',
      error: {
        kind: 'invalid-input',
        code: 'unsupportedParameter',
        issues: [{ path: 'settings.trueCFGScale', message: "Not this one. Allowed: 'a','b'" }],
      },
      cost: { kind: 'unknown', usd: null },
    });
    expect(bench.services.ledger.row(id)?.reserved_usd).toBe(0);
    expect(bench.emulator.book.charges()).toEqual([]);
  });

  it('of Replicate’s lands at the parameter that it names', async () => {
    const bench = new Bench();
    const fault = { type: 'number_lte', field: 'input.guidance', description: 'Must be at most 10' };
    answerInstead(bench, 'send', () =>
      Response.json(
        {
          title: 'Input validation failed',
          detail: '- input.guidance: no',
          status: 422,
          invalid_fields: [fault],
        },
        { status: 422 },
      ),
    );
    const { id } = await bench.take(replicate.model, replicate.input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'failed',
      error: { kind: 'invalid-input', issues: [{ path: 'guidance', message: 'Must be at most 10' }] },
    });
  });
});

describe('a result', () => {
  it('E05 X45 that fails in part is done, with the reason in the place of what is missing', async () => {
    const bench = new Bench();
    answerInstead(bench, 'poll', (exchange) =>
      changed(exchange, (data) => ({
        data: data.slice(0, 3),
        errors: data
          .slice(3)
          .filter(({ status }) => status === 'success')
          .map(({ taskUUID }) => ({
            taskUUID,
            code: 'nsfwContentDetected',
            message: 'Blocked.',
            status: 'error',
          })),
      })),
    );
    const { id } = await bench.take(model, { ...input, numberResults: 4 });
    expect(await bench.settle(id)).toMatchObject({
      status: 'done',
      images: [{ index: 0 }, { index: 1 }, { index: 2 }],
      missing: [{ index: 3, error: { kind: 'content-blocked', message: 'Blocked.' } }],
      cost: { kind: 'reported', usd: 0.0018 },
    });
  });

  it('X47 that fails as a whole is failed, its cost unknown and still held back', async () => {
    const bench = new Bench();
    answerInstead(bench, 'poll', (exchange) =>
      changed(exchange, ([first]) => ({
        errors: [
          { taskUUID: first?.taskUUID, code: 'timeoutProvider', message: 'Too slow.', status: 'error' },
        ],
      })),
    );
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'failed',
      error: { kind: 'timed-out', code: 'timeoutProvider' },
      cost: { kind: 'unknown', usd: null },
    });
    expect(bench.services.ledger.row(id)?.reserved_usd).toBeGreaterThan(0);
  });

  it('X40 of one task in a poll of several ends that one alone', async () => {
    const bench = new Bench();
    const tasks = await Promise.all(Array.from({ length: 3 }, () => bench.take(model, input)));
    const [lost, ...others] = tasks.map((task) => task.id);
    answerInstead(bench, 'poll', (exchange) =>
      changed(exchange, (data) => ({
        data: data.filter(({ taskUUID }) => taskUUID !== lost),
        errors: [{ taskUUID: lost, code: 'inferenceError', message: 'Broken.' }],
      })),
    );
    expect((await bench.settle(lost ?? '')).status).toBe('failed');
    for (const id of others) expect((await bench.settle(id)).status).toBe('done');
  });

  it('X46 without images is done, and says that it was held back', async () => {
    const bench = new Bench();
    answerInstead(bench, 'poll', async ({ answer }) =>
      Response.json({ ...(await (await answer()).json()), status: 'succeeded', output: [] }),
    );
    const { id } = await bench.take(replicate.model, replicate.input);
    expect(await bench.settle(id)).toMatchObject({
      status: 'done',
      images: [],
      missing: [{ index: 0, error: { message: expect.stringContaining('fewer images') } }],
      cost: { kind: 'estimated', usd: 0.02 },
    });
  });

  it('whose image Runware withholds is done without it, and not asked for for ever', async () => {
    const bench = new Bench();
    const { id } = await bench.take(model, { ...input, safety: { checkContent: true } });
    const withheld = { status: 'success', imageUUID: id, NSFWContent: true, cost: 0.0006 };
    answerInstead(bench, 'poll', () => Response.json({ data: [item(id, withheld)] }));
    expect(await bench.settle(id)).toMatchObject({
      status: 'done',
      images: [],
      missing: [{ index: 0, error: { kind: 'content-blocked' } }],
      cost: { kind: 'reported', usd: 0.0006 },
    });
  });

  it('that stands behind an answer garbled throughout, beside an error, is asked for and had', async () => {
    const bench = new Bench({
      faults: [
        { on: 'submit', do: 'fail_item', index: 2, isCharged: true },
        { on: 'submit', do: 'wrong_type' },
      ],
    });
    const { id } = await bench.take(model, { ...input, numberResults: 4, deliveryMethod: 'sync' });
    const task = await bench.settle(id);
    expect([task.status, task.images.length, task.missing.length]).toEqual(['done', 3, 1]);
    expect(bench.emulator.book.requests()).toHaveLength(1);
  });

  it('whose answer garbles the way to an image has it all the same, and its cost', async () => {
    const bench = new Bench();
    let garbled = 0;
    const garble = (each: Record<string, unknown>) =>
      each.status === 'success' && garbled++ === 0 ? { ...each, imageURL: 7 } : each;
    answerInstead(bench, 'poll', (exchange) => changed(exchange, (data) => ({ data: data.map(garble) })), 50);
    const { id } = await bench.take(model, { ...input, numberResults: 3 });
    const task = await bench.settle(id);
    expect([task.status, task.images.length, task.missing, task.cost.usd]).toEqual(['done', 3, [], 0.0018]);
    expect(garbled).toBeGreaterThan(0);
  });

  it('is flagged where the provider finds it unsafe', async () => {
    const bench = new Bench();
    answerInstead(bench, 'poll', (exchange) =>
      changed(exchange, (data) => ({ data: data.map((each) => ({ ...each, NSFWContent: true })) })),
    );
    const { id } = await bench.take(model, input);
    expect((await bench.settle(id)).images).toMatchObject([{ unsafe: true }]);
  });

  it('E07 that is told twice is kept once', async () => {
    const bench = new Bench();
    answerInstead(bench, 'poll', (exchange) =>
      changed(exchange, (data) => ({ data: data.flatMap((each) => [each, each]) })),
    );
    const { id } = await bench.take(model, { ...input, numberResults: 3 });
    const task = await bench.settle(id);
    expect([task.status, task.images.length, task.missing]).toEqual(['done', 3, []]);
    expect(task.cost.usd).toBe(0.0018);
  });

  it('of which one image has no cost is estimated, never added up short', async () => {
    const bench = new Bench();
    answerInstead(bench, 'poll', (exchange) =>
      changed(exchange, (data) => ({
        data: data.map((each, at) => (at === 1 ? { ...each, cost: 'free' } : each)),
      })),
    );
    const { id } = await bench.take(model, { ...input, width: 1024, height: 1024, numberResults: 2 });
    expect((await bench.settle(id)).cost).toEqual({ kind: 'estimated', usd: 0.0102 });
  });

  it('X37 that the provider erased is expired, with its cost, and never run again by itself', async () => {
    const bench = new Bench();
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.settle(id, ({ status }) => status === 'running');
    bench.clock.advance(8 * 60 * 60_000);
    expect(await bench.settle(id)).toMatchObject({
      status: 'expired',
      error: { message: expect.stringContaining('Replicate finished this, but has erased it') },
      cost: { kind: 'estimated', usd: 0.02 },
    });
    await bench.pass(60 * 60_000);
    expect(bench.emulator.book.requests()).toHaveLength(1);
  });

  it('X37 of Runware’s is still there after the machine slept for eight hours', async () => {
    const bench = new Bench();
    const { id } = await bench.take(model, input);
    await bench.settle(id, ({ status }) => status === 'running');
    bench.clock.advance(8 * 60 * 60_000);
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('X44 E13 is waited for with a bound where the provider says a word that is not known', async () => {
    const bench = new Bench();
    const seen = answerInstead(bench, 'poll', async ({ answer }) =>
      Response.json({ ...(await (await answer()).json()), status: 'pondering', output: null }),
    );
    const { id } = await bench.take(replicate.model, replicate.input);
    for (let minute = 0; minute < 95; minute++) await bench.pass(60_000);
    expect(bench.task(id)).toMatchObject({
      status: 'unknown',
      error: { kind: 'timed-out' },
      warnings: [{ message: expect.stringContaining('unknown status “pondering”') }],
    });
    expect(seen.count).toBeGreaterThan(10);
  });

  it.each([
    ['404 just after it began', () => Response.json({ detail: 'Not found.' }, { status: 404 }), 3],
    ['500', () => new Response('oops', { status: 500 }), 20],
    ['a page', () => new Response('<html>'), 20],
  ])('E03 is polled for again after %s', async (_, respond, times) => {
    const bench = new Bench();
    answerInstead(bench, 'poll', respond, times);
    const { id } = await bench.take(replicate.model, replicate.input);
    expect((await bench.settle(id)).status).toBe('done');
  });
});

describe('a task whose model has no definition any more', () => {
  it('is not asked about in a loop', async () => {
    const bench = new Bench();
    const { id } = await bench.take(model, input);
    await bench.settle(id, ({ status }) => status === 'running');
    const ledger = new DatabaseSync(`${bench.folder}/ledger.sqlite`);
    ledger.exec("UPDATE tasks SET model = 'runware/gone'");
    ledger.close();
    bench.restart();
    const seen = answerInstead(bench, 'poll', ({ answer }) => answer());
    for (let minute = 0; minute < 10; minute++) await bench.pass(60_000);
    expect(seen.count).toBe(0);
    expect(bench.task(id).status).toBe('running');
  });
});

it('an input image whose file is gone is not sent, in words or otherwise, and the reason says so', async () => {
  const bench = new Bench({ isRunning: false });
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const inline = `data:image/png;base64,${bytes.toString('base64')}`;
  const { id } = await bench.take(SMALL.runware.model, {
    ...SMALL.runware.input,
    inputs: { seedImage: inline },
  });
  rmSync(join(bench.folder, 'uploads'), { recursive: true });
  bench.restart();
  const task = await bench.settle(id);
  expect(task).toMatchObject({ status: 'failed', error: { kind: 'network' } });
  expect(task.error?.message).toContain('missing from the data folder');
  expect(bench.emulator.book.requests()).toEqual([]);
});
