import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';
import type { RequestKind } from '#server/test-request-kind.ts';

const { model, input } = SMALL.runware;

/** The files of the folder of images, each checked to be what its name says. */
function keptFiles(bench: Bench): readonly string[] {
  const folder = join(bench.folder, 'images');
  const names = readdirSync(folder).toSorted();
  for (const name of names) {
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ).toBe(name);
  }
  return names;
}

describe('a task', () => {
  it.each(Object.values(SMALL))(
    'of $model comes to its image, its seed, its cost and its times',
    async (small) => {
      const bench = new Bench();
      const seed = '9223372036854775807';
      const { id } = await bench.take(small.model, { ...small.input, seed });
      const task = await bench.settle(id);
      const [charge] = bench.emulator.book.charges();
      expect(task).toMatchObject({
        status: 'done',
        progress: null,
        input: { ...small.input, seed },
        sent: { seed },
        providerId: charge?.taskId,
        images: [{ index: 0, seed, width: 256, height: 256, unsafe: null }],
        missing: [],
        error: null,
        times: {
          accepted: '2026-11-21T12:00:00.000Z',
          sent: '2026-11-21T12:00:00.000Z',
          running: expect.any(String),
          saving: expect.any(String),
          ended: expect.any(String),
        },
      });
      expect(keptFiles(bench)).toEqual([task.images[0]?.sha256]);
      expect(bench.emulator.book.requests()).toHaveLength(1);
      expect(bench.services.ledger.row(id)).toMatchObject({ reserved_usd: 0, next_at: null });
    },
  );

  it('X89 has the cost that Runware reports, and the estimate where Replicate tells none', async () => {
    const bench = new Bench();
    const runware = await bench.take(model, input);
    const replicate = await bench.take(SMALL.replicate.model, SMALL.replicate.input);
    expect((await bench.settle(runware.id)).cost).toEqual({ kind: 'reported', usd: 0.0006 });
    expect((await bench.settle(replicate.id)).cost).toEqual({ kind: 'estimated', usd: 0.02 });
  });

  it('is sent with a seed where its user left that open, and keeps it out of the input', async () => {
    const bench = new Bench();
    const { id } = await bench.take(model, input);
    const task = await bench.settle(id);
    expect(task.input).toEqual(input);
    expect(task.sent.seed).toMatch(/^\d{1,10}$/);
    expect(task.images[0]?.seed).toBe(task.sent.seed);
    expect(bench.emulator.book.requests()[0]?.body).toContain(`"seed":${task.sent.seed}`);
  });

  it('keeps several images in the places that the provider gave them, each with its own seed and cost', async () => {
    const bench = new Bench();
    const { id } = await bench.take(model, { ...input, numberResults: 4, seed: '7' });
    const task = await bench.settle(id);
    const made = bench.emulator.book.tasks.get('runware', id)?.pictures ?? [];
    expect(task.images.map(({ index, seed, providerId }) => ({ index, seed, providerId }))).toEqual(
      made.map((picture, index) => ({ index, seed: picture.seed, providerId: picture.id })),
    );
    expect(task.images.map((image) => image.costUsd)).toEqual([0.0006, 0.0006, 0.0006, 0.0006]);
    expect(task.cost).toEqual({ kind: 'reported', usd: 0.0024 });
    expect(new Set(keptFiles(bench)).size).toBe(4);
  });

  it('shows the images that are there while others are still being made', async () => {
    const bench = new Bench();
    const { id } = await bench.take(model, { ...input, numberResults: 4 });
    const partly = await bench.settle(id, (task) => task.images.length > 0);
    expect(partly.status).toBe('running');
    expect(partly.images.length).toBeLessThan(4);
    expect((await bench.settle(id)).images).toHaveLength(4);
  });

  it.each([
    ['answered when it is done', { deliveryMethod: 'sync' }],
    ['answered when it is done, with several images', { deliveryMethod: 'sync', numberResults: 3 }],
    ['delivered as base64', { outputType: 'base64Data' }],
    ['delivered as data URIs', { outputType: 'dataURI', numberResults: 2 }],
    [
      'delivered as base64 in one answer',
      { outputType: 'base64Data', deliveryMethod: 'sync', numberResults: 2 },
    ],
  ])('%s keeps the very bytes that the provider made', async (_, more: Record<string, string | number>) => {
    const bench = new Bench();
    const urls = new Bench();
    const { id } = await bench.take(model, { ...input, ...more, seed: '42' });
    const task = await bench.settle(id);
    const plain = await urls.take(
      model,
      { ...input, numberResults: more.numberResults ?? 1, seed: '42' },
      id,
    );
    const expected = await urls.settle(plain.id);
    expect(task.status).toBe('done');
    expect(task.images.map(({ sha256, seed, costUsd }) => ({ sha256, seed, costUsd }))).toEqual(
      expected.images.map(({ sha256, seed, costUsd }) => ({ sha256, seed, costUsd })),
    );
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it('X61 that delivers the same bytes as another keeps one file and two images', async () => {
    const bench = new Bench();
    const tasks = [];
    for (let count = 0; count < 3; count++) tasks.push(await bench.take(model, { ...input, seed: '5' }));
    const done = await Promise.all(tasks.map(({ id }) => bench.settle(id)));
    expect(done.map((task) => task.status)).toEqual(['done', 'done', 'done']);
    expect(new Set(done.flatMap((task) => task.images.map((image) => image.id))).size).toBe(3);
    expect(keptFiles(bench)).toHaveLength(1);
    expect(bench.warnings).toEqual([]);
  });

  it('is polled together with others where the provider takes several at a time', async () => {
    const bench = new Bench({ environment: { TASKS_AT_ONCE: '100' } });
    const counts = new Map<RequestKind, number>();
    bench.intercept = async ({ kind, answer }) => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return answer();
    };
    const tasks = [];
    for (let count = 0; count < 12; count++) tasks.push(await bench.take(model, input));
    for (const { id } of tasks) await bench.settle(id);
    expect(counts.get('send')).toBe(12);
    expect(counts.get('poll')).toBeLessThan(12 * 6);
    expect(counts.get('archive')).toBeUndefined();
    expect(bench.emulator.book.charges()).toHaveLength(12);
  });

  it('stops at a quiet moment and goes on in the next process', async () => {
    const bench = new Bench();
    const { id } = await bench.take(model, input);
    await bench.settle(id, (task) => task.status === 'running');
    const stopped = bench.services.close();
    bench.clock.advance(1);
    await stopped;
    bench.restart();
    expect((await bench.settle(id)).status).toBe('done');
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });
});
