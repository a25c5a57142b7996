import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const { runware, replicate } = SMALL;

async function takeMany(bench: Bench, count: number, small: (typeof SMALL)[keyof typeof SMALL] = runware) {
  const ids: string[] = [];
  for (let task = 0; task < count; task++) ids.push((await bench.take(small.model, small.input)).id);
  return ids;
}

function sentIn(bench: Bench, ids: readonly string[]): readonly number[] {
  return bench.emulator.book.requests().map(({ body }) => ids.findIndex((id) => body.includes(id)));
}

describe('a queue', () => {
  it('has no more tasks under way than it may, for each provider by itself, and sends the next when one ends', async () => {
    const bench = new Bench({ environment: { TASKS_AT_ONCE: '2' } });
    const ids = await takeMany(bench, 5);
    const [other = ''] = await takeMany(bench, 1, replicate);
    await bench.quiet();
    const statuses = () => ids.map((id) => bench.task(id).status);
    expect(statuses()).toEqual(['running', 'running', 'accepted', 'accepted', 'accepted']);
    expect(bench.task(other).status).toBe('running');
    for (const id of ids) await bench.settle(id);
    expect(statuses()).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(sentIn(bench, ids).filter((task) => task >= 0)).toEqual([0, 1, 2, 3, 4]);
  });

  it('sends what waits in the order that its user gives it', async () => {
    const bench = new Bench({ environment: { TASKS_AT_ONCE: '1' } });
    const ids = await takeMany(bench, 4);
    await bench.quiet();
    expect((await bench.ask(`POST /api/tasks/${ids[3]}/move`, { before: ids[1] })).status).toBe(200);
    expect((await bench.ask(`POST /api/tasks/${ids[1]}/move`, { before: null })).status).toBe(200);
    const places = ids.map((id) => bench.task(id).place);
    expect(places.toSorted((a, b) => a - b)).toEqual([places[0], places[3], places[2], places[1]]);
    for (const id of ids) await bench.settle(id);
    expect(sentIn(bench, ids)).toEqual([0, 3, 2, 1]);
  });

  it('keeps its order over a restart', async () => {
    const bench = new Bench({ isRunning: false });
    const ids = await takeMany(bench, 3);
    await bench.ask(`POST /api/tasks/${ids[2]}/move`, { before: ids[0] });
    await bench.restart();
    for (const id of ids) await bench.settle(id);
    expect(sentIn(bench, ids)).toEqual([2, 0, 1]);
  });

  it('moves nothing that is under way, nothing before what is, nothing across providers, nothing before itself', async () => {
    const bench = new Bench({ environment: { TASKS_AT_ONCE: '1' } });
    const [running, waiting, second] = await takeMany(bench, 3);
    const [, other] = await takeMany(bench, 2, replicate);
    await bench.quiet();
    const moves = [
      [running, waiting],
      [waiting, running],
      [waiting, other],
      [second, second],
      [second, crypto.randomUUID()],
    ];
    for (const [id, before] of moves)
      expect((await bench.ask(`POST /api/tasks/${id}/move`, { before })).status).toBe(409);
    expect((await bench.ask(`POST /api/tasks/${crypto.randomUUID()}/move`, { before: null })).status).toBe(
      404,
    );
    expect((await bench.ask(`POST /api/tasks/${waiting}/move`, {})).status).toBe(422);
  });

  it('holds its place for a task that is asked for before it is sent', async () => {
    const bench = new Bench({ isRunning: false, environment: { TASKS_AT_ONCE: '1' } });
    const ids = await takeMany(bench, 3);
    await bench.restart();
    for (const id of ids) await bench.settle(id);
    expect(sentIn(bench, ids)).toEqual([0, 1, 2]);
  });
});

describe('past costs', () => {
  it('are the middle of the images of like size and steps, unset counted as its default', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    await bench.settle(id);
    const twice = await bench.take(runware.model, { ...runware.input, numberResults: 2, steps: 3 });
    await bench.settle(twice.id);
    const large = await bench.take(runware.model, { ...runware.input, width: 512 });
    await bench.settle(large.id);
    const { body } = await bench.ask(`GET /api/costs?model=${encodeURIComponent(runware.model)}`);
    expect(body).toEqual({
      costs: [
        {
          like: JSON.stringify([512, 256, null, 3]),
          usdPerImage: bench.task(large.id).images[0]?.costUsd,
          count: 1,
        },
        {
          like: JSON.stringify([256, 256, null, 3]),
          usdPerImage: bench.task(id).images[0]?.costUsd,
          count: 3,
        },
      ],
    });
  });

  it('of a model that is not known are not found', async () => {
    const bench = new Bench();
    expect((await bench.ask('GET /api/costs?model=nobody/none')).status).toBe(404);
  });
});
