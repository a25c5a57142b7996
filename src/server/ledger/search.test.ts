import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#core/query/parse-query.ts';
import type { Ledger } from './ledger.ts';
import type { TaskQuery } from './task-list.ts';
import { addTask, fox, NOW, openLedger, search, shownOf, vocabulary } from './test-search.ts';

const words = fc.constantFrom('fox', 'Foxglove', 'snow', 'café', '灯塔', 'poster', '42', '3.5', 'dpm');
const seeds = fc.constantFrom('42', '9007199254740993', '9223372036854775807');
const inputs = fc.record(
  {
    positivePrompt: fc.array(words, { maxLength: 4 }).map((all) => all.join(' ')),
    negativePrompt: words,
    steps: fc.integer({ min: 1, max: 4 }),
    scheduler: fc.constantFrom('Euler', 'DPM++ 2M', 'DPM++ 2M Karras'),
    width: fc.constantFrom(256, 512),
  },
  { requiredKeys: ['positivePrompt'] },
);
const tasks = fc.record({
  input: inputs,
  seed: seeds,
  images: fc.array(
    fc.record({
      seed: fc.option(seeds, { nil: null }),
      costUsd: fc.option(fc.constantFrom(0.001, 0.01), { nil: null }),
      width: fc.constantFrom(256, 512),
    }),
    { maxLength: 3 },
  ),
  estimateUsd: fc.option(fc.constantFrom(0.003, 0.03), { nil: null }),
  marks: fc.record({
    starred: fc.boolean(),
    rating: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    tags: fc.subarray(['Poster', 'big poster', 'cat']),
    note: fc.constantFrom('', 'For the snow wall'),
  }),
  sandbox: fc.boolean(),
  parent: fc.constantFrom(null, 'd54ceecb-0000-4000-8000-000000000001'),
  daysAgo: fc.integer({ min: 0, max: 3 }),
  isDone: fc.boolean(),
});
const queries = fc
  .array(
    fc
      .tuple(
        fc.constantFrom('', '-'),
        fc.oneof(
          words,
          fc.constantFrom('fo', '"fo"', '"fox snow"', '塔', '%', 'prompt:fox', 'negative:snow', 'cafe'),
          fc.constantFrom(
            'steps:2',
            'steps:>2',
            'steps:2..3',
            'seed:9007199254740993',
            'seed:>9007199254740992',
            'cfg:1',
          ),
          fc.constantFrom(
            'scheduler:dpm',
            'scheduler:"dpm++ 2m"',
            'tag:poster',
            'tag:"big poster"',
            'rating:>=3',
            'width:512',
            'parent:d54ceecb',
            'height:256',
            'id:d54',
          ),
          fc.constantFrom(
            'is:starred',
            'is:sandbox',
            'is:live',
            'is:done',
            'is:running',
            'cost:>0.005',
            'cost:0.01',
          ),
          fc.constantFrom(
            'model:QWEN',
            'model:nothing',
            'provider:run',
            'before:2026-11-20',
            'after:2026-11-20',
          ),
        ),
      )
      .map((parts) => parts.join('')),
    { minLength: 1, maxLength: 3 },
  )
  .map((terms) => terms.join(' '));

/** A list, read in pages of two. */
function idsOf(ledger: Ledger, query: Partial<TaskQuery>, cursor?: number): readonly string[] {
  const { tasks, nextCursor } = ledger.list({
    limit: 2,
    deleted: false,
    ...query,
    ...(cursor && { cursor }),
  });
  const ids = tasks.map(({ id }) => id);
  return nextCursor === null ? ids : [...ids, ...idsOf(ledger, query, Number(nextCursor))];
}

describe('the search', () => {
  it('finds what the page would find, and counts the same', () => {
    fc.assert(
      fc.property(
        fc.array(tasks, { maxLength: 6 }),
        fc.array(queries, { minLength: 1, maxLength: 8 }),
        (sketches, texts) => {
          const ledger = openLedger();
          const ids = sketches
            .map((sketch) => ({ id: addTask(ledger, sketch), daysAgo: sketch.daysAgo }))
            .toReversed()
            // Whatever came in last: the newest is the one that was made last.
            .toSorted((a, b) => a.daysAgo - b.daysAgo)
            .map(({ id }) => id);
          for (const text of texts) {
            expect(parseQuery(text, vocabulary).mistakes).toEqual([]);
            const found = ids.flatMap((id) => {
              const task = ledger.task(id);
              const images = task ? shownOf(text, task) : [];
              return images.length > 0 ? [{ id, images: images.flatMap((image) => image ?? []) }] : [];
            });
            expect([text, idsOf(ledger, { search: search(text) })]).toEqual([
              text,
              found.map(({ id }) => id),
            ]);
            const {
              tasks: count,
              images,
              pixels,
            } = ledger.search.totals({ search: search(text), isInBin: false });
            const shown = found.flatMap((task) => task.images);
            expect([text, count, images, pixels]).toEqual([
              text,
              found.length,
              shown.length,
              shown.reduce((sum, { width, height }) => sum + width * height, 0),
            ]);
          }
          ledger.close();
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the totals', () => {
  it('keep play money apart, and count what is unknown', () => {
    const ledger = openLedger();
    addTask(ledger, fox);
    addTask(ledger, { ...fox, images: [{ seed: '42', costUsd: null, width: 512 }] });
    addTask(ledger, { ...fox, sandbox: true });
    addTask(ledger, { ...fox, isDone: false });
    ledger.record(addTask(ledger, fox), { task: { deleted_at: NOW } });
    expect(ledger.search.totals({ search: search('fox'), isInBin: false })).toEqual({
      tasks: 4,
      images: 3,
      pixels: 3 * 512 * 256,
      bytes: 3000,
      live: { usd: 0.01, estimatedTasks: 0, unknownTasks: 1 },
      sandbox: { usd: 0.01, estimatedTasks: 0, unknownTasks: 0 },
      storage: { imageBytes: 4000, binBytes: 1000, uploadBytes: 0 },
    });
    expect(ledger.search.totals({ search: search('is:deleted'), isInBin: true })).toMatchObject({
      tasks: 1,
      bytes: 1000,
    });
  });
});

describe('a search page by page', () => {
  it('gives each task once, with other filters and without', () => {
    const ledger = openLedger();
    const ids = Array.from({ length: 5 }, () => addTask(ledger, fox)).toReversed();
    for (const more of [{}, { status: 'done' } as const]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const from: { cursor?: number } = cursor ? { cursor: Number(cursor) } : {};
        const page = ledger.list({ limit: 2, deleted: false, search: search('fox'), ...from, ...more });
        seen.push(...page.tasks.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(ids);
    }
  });
});

describe('what left the bin for good', () => {
  it('is found by nothing any more', () => {
    const ledger = openLedger();
    const id = addTask(ledger, fox);
    ledger.record(id, { task: { deleted_at: NOW } });
    ledger.purge(id);
    expect(ledger.search.totals({ search: search(''), isInBin: true })).toMatchObject({ tasks: 0, bytes: 0 });
    expect(ledger.list({ limit: 10, deleted: true, search: search('fox') }).tasks).toEqual([]);
  });
});
