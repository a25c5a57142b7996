import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Task, taskPageSchema } from '#core/task.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

const { model, input } = SMALL.runware;
const NOWHERE = 'd54ceecb-0000-4000-8000-00000000dead';

async function takeDone(bench: Bench, more: Task['input']): Promise<Task> {
  const { id } = await bench.take(model, { ...input, ...more });
  return bench.settle(id);
}

async function find(bench: Bench, q: string): Promise<readonly string[]> {
  const { status, body } = await bench.ask(`GET /api/tasks?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return taskPageSchema.parse(body).tasks.map(({ id }) => id);
}

describe('GET /api/tasks?q=', () => {
  it('finds one task by its seed, to the last digit', async () => {
    const bench = new Bench();
    const [one] = [
      await takeDone(bench, { seed: '9007199254740993' }),
      await takeDone(bench, { seed: '9007199254740992' }),
    ];
    expect(await find(bench, 'seed:9007199254740993')).toEqual([one?.id]);
  });

  it('finds a task by its id and those of its images, and what was made from one of them', async () => {
    const bench = new Bench();
    const source = await takeDone(bench, { seed: '1' });
    const image = source.images[0]?.id ?? '';
    const made = await takeDone(bench, { seed: '2', inputs: { seedImage: `image:${image}` }, strength: 0.5 });
    expect(await find(bench, `id:${image}`)).toEqual([source.id]);
    expect(await find(bench, `id:${source.id}`)).toEqual([source.id]);
    expect(await find(bench, `from:"image:${image}"`)).toEqual([made.id]);
    expect(await find(bench, `source-image:"image:${image}" strength:0.5`)).toEqual([made.id]);
  });

  it('G20 answers 400 with a sentence and its place to what cannot be read', async () => {
    const bench = new Bench({ isRunning: false });
    for (const path of ['tasks', 'tasks/totals']) {
      const { status, body } = await bench.ask(`GET /api/${path}?q=${encodeURIComponent('fox steps:>abc')}`);
      const sentence =
        '“steps:>abc”: after steps: comes a number, as in steps:20, steps:>20 or steps:10..30.';
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({
          detail: sentence,
          issues: [expect.objectContaining({ message: sentence })],
        }),
      ]);
    }
  });

  it('finds nothing by a private value, running or ended', async () => {
    const bench = new Bench();
    const webhookURL = 'https://example.com/hidden-canary';
    const { id } = await bench.take(model, { ...input, webhookURL });
    expect(await find(bench, 'canary')).toEqual([]);
    await bench.settle(id);
    expect(await find(bench, 'canary')).toEqual([]);
    expect(await find(bench, 'fox')).toEqual([id]);
  });
});

describe('PATCH /api/tasks', () => {
  it('changes many at once, and nothing where one is not there', async () => {
    const bench = new Bench({ isRunning: false });
    const ids = [(await bench.take(model, input)).id, (await bench.take(model, input)).id];
    const marks = { starred: true, rating: 4, addTags: ['poster', 'wall'] };
    const { status, body } = await bench.ask('PATCH /api/tasks', { ids, ...marks });
    expect([status, body]).toMatchObject([
      200,
      {
        tasks: [
          { id: ids[0], rating: 4 },
          { id: ids[1], starred: true },
        ],
      },
    ]);
    await bench.ask('PATCH /api/tasks', { ids: [ids[0]], removeTags: ['wall'], addTags: ['poster'] });
    expect(ids.map((id) => bench.task(id).tags)).toEqual([['poster'], ['poster', 'wall']]);
    expect(await find(bench, 'tag:wall rating:>=4 is:starred')).toEqual([ids[1]]);
    expect((await bench.ask('PATCH /api/tasks', { ids: [...ids, NOWHERE], starred: false })).status).toBe(
      404,
    );
    expect(await find(bench, 'is:starred')).toHaveLength(2);
  });

  it('puts into the bin and takes out again, and leaves the time of what lay there', async () => {
    const bench = new Bench({ isRunning: false });
    const ids = [(await bench.take(model, input)).id, (await bench.take(model, input)).id];
    await bench.ask(`DELETE /api/tasks/${ids[0]}`);
    const { deletedAt } = bench.task(ids[0] ?? '');
    bench.clock.advance(1000);
    await bench.ask('PATCH /api/tasks', { ids, deleted: true });
    expect(bench.task(ids[0] ?? '').deletedAt).toBe(deletedAt);
    expect((await find(bench, 'is:deleted')).toSorted()).toEqual(ids.toSorted());
    await bench.ask('PATCH /api/tasks', { ids, deleted: false });
    expect(await find(bench, 'is:deleted')).toEqual([]);
  });

  it.each([{ ids: [] }, { ids: ['x'] }, { ids: [NOWHERE], rating: 6 }, { ids: [NOWHERE], note: 'all' }])(
    'refuses %j',
    async (body) => {
      const bench = new Bench({ isRunning: false });
      expect((await bench.ask('PATCH /api/tasks', body)).status).toBe(422);
    },
  );
});

describe('DELETE /api/bin', () => {
  it('empties all of it at once, files and words, and nothing else', async () => {
    const bench = new Bench();
    const kept = await takeDone(bench, { seed: '1' });
    const gone = await takeDone(bench, { seed: '2', positivePrompt: 'a zeppelin' });
    await bench.ask(`DELETE /api/tasks/${gone.id}`);
    expect((await bench.ask('GET /api/tasks/totals?q=is:deleted')).body).toMatchObject({
      images: 1,
      storage: { binBytes: gone.images[0]?.bytes },
    });
    expect(await bench.ask('DELETE /api/bin')).toMatchObject({ status: 200, body: { tasks: 1 } });
    expect(readdirSync(join(bench.folder, 'images'))).toEqual([kept.images[0]?.sha256]);
    expect((await bench.ask('GET /api/tasks/totals')).body).toMatchObject({
      images: 1,
      storage: { binBytes: 0 },
    });
    bench.close();
    bench.services.ledger.close();
    // Not a word of it is left in the file.
    expect(readFileSync(join(bench.folder, 'ledger.sqlite')).includes('zeppelin')).toBe(false);
  });

  it('waits while an image is being made', async () => {
    const bench = new Bench();
    bench.intercept = () => new Promise(() => undefined);
    const { id } = await bench.take(model, input);
    await new Promise(setImmediate);
    await bench.ask(`DELETE /api/tasks/${id}`);
    expect(await bench.ask('DELETE /api/bin')).toMatchObject({ status: 409 });
    expect(bench.task(id).deletedAt).not.toBeNull();
  });
});
