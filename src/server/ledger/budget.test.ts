import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS_FOLDER } from '#server/load-definitions.ts';
import { Bench, SMALL } from '#server/test-bench.ts';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { goLive } from '#server/test-live.ts';

const { model, input } = SMALL.replicate;

const LIVE = { REPLICATE_API_TOKEN: 'key', REPLICATE_BASE_URL: 'http://127.0.0.1:9/v1' };

/** Replicate live behind a closed port, so that nothing leaves: each of its tasks holds back $0.02. */
function openLive(budgetUsd: string): Bench {
  return new Bench({ isRunning: false, environment: { ...LIVE, BUDGET_USD_PER_DAY: budgetUsd } });
}

async function post(bench: Bench, id: string = randomUUID()) {
  return bench.ask('POST /api/tasks', { id, model, input });
}

async function committed(bench: Bench): Promise<number> {
  const { body } = await bench.ask('GET /api/config');
  return Object(body).budget.committedUsd;
}

describe('a daily budget', () => {
  it.each([
    ['1.00', 50],
    ['0.06', 3],
    ['0.14', 7],
    ['0.019', 0],
  ])('X87 of $%s takes exactly as many tasks as it pays for', async (budget, count) => {
    const bench = openLive(budget);
    for (let taken = 0; taken < count; taken++) expect((await post(bench)).status).toBe(202);
    expect(await post(bench)).toMatchObject({
      status: 402,
      body: { title: 'Over the budget', detail: expect.stringMatching(/^Today's budget has \$0\.0\d+ left/) },
    });
    expect(await committed(bench)).toBeCloseTo(count * 0.02, 8);
    expect(bench.services.ledger.list({ limit: 200, deleted: false }).tasks).toHaveLength(count);
  });

  it('holds where many ask at once', async () => {
    const bench = openLive('0.06');
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(bench)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 402)).toHaveLength(9);
    expect(await committed(bench)).toBe(0.06);
  });

  it('holds nothing back twice for the same id, and nothing for one that it refused', async () => {
    const bench = openLive('0.03');
    const id = randomUUID();
    for (let time = 0; time < 5; time++) expect((await post(bench, id)).status).toBe(202);
    const refused = randomUUID();
    for (let time = 0; time < 5; time++) expect((await post(bench, refused)).status).toBe(402);
    expect(await committed(bench)).toBe(0.02);
    await bench.ask(`POST /api/tasks/${id}/cancel`);
    expect(await committed(bench)).toBe(0);
    expect((await post(bench, refused)).status).toBe(202);
  });

  it('G16 is the same after a restart: what is spent, held back and left', async () => {
    const bench = openLive('0.03');
    expect((await post(bench)).status).toBe(202);
    const before = (await bench.ask('GET /api/config')).body;
    bench.restart({ ...LIVE, BUDGET_USD_PER_DAY: '0.03' });
    expect((await bench.ask('GET /api/config')).body).toEqual(before);
    expect((await post(bench)).status).toBe(402);
  });

  it('G15 takes no task of a model without any price', async () => {
    const folder = openTemporaryFolder();
    const definition = JSON.parse(
      readFileSync(join(DEFINITIONS_FOLDER, 'replicate-qwen-image-2512.json'), 'utf8'),
    );
    const unpriced = { ...definition, $id: 'replicate/qwen/unpriced', 'x-pricing': [] };
    writeFileSync(join(folder, 'unpriced.json'), JSON.stringify(unpriced));
    const bench = new Bench({
      isRunning: false,
      environment: { ...LIVE, BUDGET_USD_PER_DAY: '5', MODELS_DIR: folder },
    });
    const body = { id: randomUUID(), model: 'replicate/qwen/unpriced', input };
    expect(await bench.ask('POST /api/tasks', body)).toMatchObject({
      status: 402,
      body: { detail: expect.stringContaining('price') },
    });
    expect(await committed(bench)).toBe(0);
    expect(bench.services.ledger.list({ limit: 1, deleted: false }).tasks).toEqual([]);
  });

  it('begins anew with the day, in UTC', async () => {
    const bench = openLive('0.02');
    expect((await post(bench)).status).toBe(202);
    await bench.pass(11 * 3_600_000 + 3_599_999);
    expect((await post(bench)).status).toBe(402);
    await bench.pass(1);
    expect((await post(bench)).status).toBe(202);
  });

  it('X90 is not touched by play money', async () => {
    const bench = new Bench({ environment: { BUDGET_USD_PER_DAY: '0.0001' } });
    const { id } = await bench.take(model, input);
    expect(await bench.settle(id)).toMatchObject({ status: 'done', sandbox: true });
    expect(await committed(bench)).toBe(0);
  });

  it('X88 is charged what was paid in the end, over a real connection', async () => {
    const bench = new Bench({ isRunning: false });
    await goLive(bench, { BUDGET_USD_PER_DAY: '1' });
    const first = await bench.take(SMALL.runware.model, { ...SMALL.runware.input, numberResults: 2 });
    const held = await committed(bench);
    expect(held).toBe(0.0192);
    expect(await bench.settle(first.id)).toMatchObject({
      status: 'done',
      sandbox: false,
      cost: { kind: 'reported', usd: 0.0012 },
    });
    expect(await committed(bench)).toBe(0.0012);
    const second = await bench.take(model, input);
    expect(await bench.settle(second.id)).toMatchObject({
      status: 'done',
      sandbox: false,
      cost: { kind: 'estimated', usd: 0.02 },
    });
    const paid = bench.emulator.book.charges().reduce((sum, charge) => sum + charge.usd, 0);
    expect(await committed(bench)).toBeCloseTo(paid, 8);
    expect((await bench.ask('GET /api/spend')).body).toMatchObject({
      today: {
        live: { usd: 0.0212, reservedUsd: 0, tasks: 2, estimatedTasks: 1, unknownTasks: 0 },
        sandbox: { usd: 0, tasks: 0 },
      },
    });
  });
});
