import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Task, taskPageSchema, taskSchema } from '#core/task.ts';
import { asMade, exported, pack, reportOf, threeTasks, unpack } from '#server/test-archive.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

const { runware } = SMALL;

function tasksOf(bench: Bench): readonly Task[] {
  return bench.services.ledger.list({ limit: 200, deleted: false }).tasks;
}

const line = (task: object) => `${JSON.stringify(task)}\n`;

describe('an import of what was emptied from the bin', () => {
  it('has all of it back, without a cent more or less in any total', async () => {
    const bench = new Bench();
    const [, parent] = await threeTasks(bench);
    const run = { ...runware, parent: parent?.id };
    const taken = await bench.ask('POST /api/tasks', { id: crypto.randomUUID(), ...run });
    await bench.settle(taskSchema.parse(taken.body).id);
    const tasks = tasksOf(bench);
    const zip = await exported(bench);
    const moneyOf = async () => [
      (await bench.ask('GET /api/spend')).body,
      (await bench.ask(`GET /api/costs?model=${runware.model}`)).body,
    ];
    const [money, exchanges] = [
      await moneyOf(),
      tasks.map(({ id }) => bench.services.ledger.exchanges.list(id)),
    ];
    const sent = bench.emulator.book.requests().length;
    await bench.ask('PATCH /api/tasks', { ids: tasks.map(({ id }) => id), deleted: true });
    expect(await reportOf(bench, zip)).toEqual({ imported: 0, known: 0, inBin: 4, broken: [] });
    expect(tasksOf(bench)).toEqual([]);
    expect((await bench.ask('DELETE /api/bin')).status).toBe(200);
    expect(readdirSync(join(bench.folder, 'images'))).toEqual([]);
    expect(await reportOf(bench, zip)).toEqual({ imported: 4, known: 0, inBin: 0, broken: [] });
    expect(tasksOf(bench).map((task) => ({ ...task, revision: 0 }))).toEqual(
      tasks.map((task) => ({ ...task, revision: 0 })),
    );
    expect(tasksOf(bench).map(({ id }) => bench.services.ledger.exchanges.list(id))).toEqual(exchanges);
    for (const { id } of tasks.flatMap(({ images }) => images))
      expect((await bench.fetch(`/api/images/${id}`)).status).toBe(200);
    expect(await moneyOf()).toEqual(money);
    const { body } = await bench.ask('GET /api/tasks?q=fox%20rating:4');
    expect(taskPageSchema.parse(body).tasks).toHaveLength(1);
    bench.restart();
    await bench.pass(60_000);
    expect(bench.emulator.book.requests()).toHaveLength(sent);
    expect(await reportOf(bench, zip)).toMatchObject({ imported: 0, known: 4 });
  });

  it('brings back what came in before as brought in, and counts it nowhere', async () => {
    const from = new Bench();
    const tasks = await threeTasks(from);
    const zip = await exported(from);
    const to = new Bench();
    await reportOf(to, zip);
    await to.ask('PATCH /api/tasks', { ids: tasks.map(({ id }) => id), deleted: true });
    await to.ask('DELETE /api/bin');
    expect(await reportOf(to, zip)).toMatchObject({ imported: 3, broken: [] });
    expect(tasksOf(to).map(asMade)).toEqual(tasks.map(asMade));
    expect((await to.ask('GET /api/spend')).body).toMatchObject({ lines: [] });
  });

  it.each(['accepted', 'unknown'] as const)('never sends what was %s when it was emptied', async (status) => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    await bench.settle(id);
    const zip = await exported(bench);
    bench.services.ledger.record(id, { task: { status, next_at: null, deleted_at: bench.clock.now() } });
    await bench.ask('DELETE /api/bin');
    expect(await reportOf(bench, zip)).toMatchObject({ imported: 1 });
    expect(bench.task(id)).toMatchObject({ status: 'canceled', images: [expect.anything()] });
    expect((await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' })).status).toBe(409);
  });

  it('takes from a file neither what an emptied task cost, nor another task for it', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    const files = unpack(await exported(bench));
    const prices = (await bench.ask(`GET /api/costs?model=${runware.model}`)).body;
    expect(prices).toMatchObject({ costs: [{ count: 1 }] });
    await bench.ask('PATCH /api/tasks', { ids: [id], deleted: true });
    await bench.ask('DELETE /api/bin');
    const other = { ...task, times: { ...task.times, accepted: '2026-01-01T00:00:00.000Z' } };
    expect(await reportOf(bench, pack({ ...files, 'tasks.jsonl': line(other) }))).toMatchObject({
      imported: 0,
      broken: [{ why: expect.stringContaining('that of another task here') }],
    });
    const dear = {
      ...task,
      cost: { kind: 'reported', usd: 900 },
      images: task.images.map((image) => ({ ...image, costUsd: 900 })),
    };
    expect(await reportOf(bench, pack({ ...files, 'tasks.jsonl': line(dear) }))).toMatchObject({
      imported: 1,
    });
    expect(bench.task(id)).toMatchObject({ cost: task.cost, images: [{ costUsd: null }] });
    expect((await bench.ask('GET /api/spend')).body).toMatchObject({
      today: { sandbox: { usd: task.cost.usd, tasks: 1 } },
    });
    expect((await bench.ask(`GET /api/costs?model=${runware.model}`)).body).toEqual({ costs: [] });
  });
});
