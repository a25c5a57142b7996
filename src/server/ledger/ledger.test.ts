import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#core/query/parse-query.ts';
import { createVocabulary } from '#core/query/vocabulary.ts';
import type { TaskError } from '#core/task.ts';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { Ledger } from './ledger.ts';
import { type TaskQuery, taskQuerySchema } from './task-list.ts';
import type { NewTaskRow } from './tasks-table.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;

function openLedger(file = ':memory:'): Ledger {
  return new Ledger({ file, now: () => NOON, fieldsOf: () => [] });
}

function add(ledger: Ledger, more: Partial<NewTaskRow> = {}): string {
  const id = randomUUID();
  const taken = ledger.take(
    {
      id,
      fingerprint: id,
      model: 'runware/a',
      provider: 'runware',
      definition_hash: 'x',
      sandbox: false,
      status: 'accepted',
      input: { prompt: 'A fox' },
      sent: { prompt: 'A fox', seed: '1' },
      seed: '1',
      parent: null,
      cost_kind: 'unknown',
      cost_usd: null,
      estimate_usd: null,
      reserved_usd: 0.05,
      warnings: [],
      next_at: NOON,
      accepted_at: NOON,
      ...more,
    },
    null,
  );
  expect(taken.kind).toBe('taken');
  return id;
}

const image = (task: string, more: object = {}) => ({
  id: randomUUID(),
  task,
  provider_id: randomUUID(),
  url: 'https://im.runware.ai/x.jpg',
  seed: '1',
  cost_usd: 0.01,
  unsafe: null,
  ...more,
});
const lost: TaskError = { kind: 'timed-out', message: 'Gone.', issues: [], code: null };
const bytes = { sha256: 'a'.repeat(64), type: 'image/png', width: 1, height: 2, bytes: 3 };

describe('the images of a task', () => {
  it('stand in the places in which they were told, whichever arrives first', () => {
    const ledger = openLedger();
    const task = add(ledger);
    const [a, b, c] = [image(task), image(task), image(task, { unsafe: true })];
    ledger.record(task, { announced: [a, b] });
    ledger.record(task, {
      absent: [{ id: randomUUID(), provider_id: null, cost_usd: null, error: lost }],
      announced: [c],
    });
    ledger.record(task, { saved: [{ id: c.id, ...bytes }] });
    ledger.record(task, { lost: [{ id: b.id, error: lost }], saved: [{ id: a.id, ...bytes }] });
    expect(ledger.imageRows(task).map(({ id, place, state }) => [id, place, state])).toEqual([
      [a.id, 0, 'saved'],
      [b.id, 1, 'missing'],
      [c.id, 2, 'saved'],
      [expect.any(String), 3, 'missing'],
    ]);
    expect(ledger.task(task)).toMatchObject({
      images: [
        { id: a.id, index: 0, unsafe: null, costUsd: 0.01 },
        { id: c.id, index: 2, unsafe: true },
      ],
      missing: [
        { index: 1, error: lost },
        { index: 3, error: lost },
      ],
    });
  });

  it('are not told of before their bytes are here, and count their tries', () => {
    const ledger = openLedger();
    const task = add(ledger);
    const a = image(task);
    ledger.record(task, { announced: [a] });
    ledger.record(task, { tried: [{ id: a.id, isMiss: false }] });
    ledger.record(task, { tried: [{ id: a.id, isMiss: true }] });
    expect(ledger.task(task)?.images).toEqual([]);
    expect(ledger.image(a.id)).toMatchObject({ attempts: 2, misses: 1, state: 'pending' });
    ledger.record(task, { renewed: [{ id: a.id, url: 'https://im.runware.ai/new.jpg' }] });
    expect(ledger.image(a.id)).toMatchObject({
      attempts: 0,
      misses: 0,
      url: 'https://im.runware.ai/new.jpg',
    });
  });

  it('X76 keep a seed of 64 bits and a cost to the last digit over a restart', () => {
    const file = `${openTemporaryFolder()}/ledger.sqlite`;
    const ledger = openLedger(file);
    const task = add(ledger, { sent: { seed: '9223372036854775807' }, seed: '9223372036854775807' });
    const a = image(task, { seed: '9223372036854775807', cost_usd: 0.0051 });
    ledger.record(task, { announced: [a] });
    ledger.record(task, { saved: [{ id: a.id, ...bytes }] });
    const before = ledger.task(task);
    ledger.close();
    const again = openLedger(file);
    expect(again.task(task)).toEqual(before);
    expect(before).toMatchObject({
      sent: { seed: '9223372036854775807' },
      images: [{ seed: '9223372036854775807', costUsd: 0.0051 }],
    });
    again.close();
  });
});

describe('a result that two answers bring at the same time', () => {
  it('is one', () => {
    const ledger = openLedger();
    const task = add(ledger);
    for (const id of ['a', 'b'])
      ledger.record(task, { announced: [{ ...image(task), id, provider_id: 'same' }] });
    expect(ledger.imageRows(task).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('a step', () => {
  it('is kept whole or not at all, and told after it is kept', () => {
    const ledger = openLedger();
    const task = add(ledger);
    const told: string[] = [];
    const unsubscribe = ledger.subscribe((event) => told.push(ledger.task(event.task)?.status ?? ''));
    const a = image(task);
    ledger.record(task, { task: { status: 'running' }, announced: [a] });
    expect(() =>
      ledger.record(task, { task: { status: 'done' }, announced: [{ ...a, provider_id: 'other' }] }),
    ).toThrow('UNIQUE');
    expect(ledger.task(task)?.status).toBe('running');
    unsubscribe();
    ledger.record(task, { task: { status: 'done' } });
    expect(told).toEqual(['running']);
  });
});

describe('the list of tasks', () => {
  const vocabulary = createVocabulary([]);
  const list = (ledger: Ledger, { q = '', ...query }: Record<string, string>) =>
    ledger.list({
      ...taskQuerySchema.parse(query),
      search: q ? { query: parseQuery(q, vocabulary).query, vocabulary } : undefined,
    } satisfies TaskQuery);
  const idsOf = (ledger: Ledger, query: Record<string, string>) =>
    list(ledger, query).tasks.map((task) => task.id);

  it('keeps to each filter, and to all of them together', () => {
    const ledger = openLedger();
    const early = add(ledger, { accepted_at: NOON - HOUR });
    const other = add(ledger, { model: 'replicate/b', provider: 'replicate' });
    const starred = add(ledger);
    const done = add(ledger, { input: { prompt: 'A fox' } });
    ledger.record(starred, { task: { starred: true } });
    ledger.record(done, { task: { status: 'done' } });
    const deleted = add(ledger);
    ledger.record(deleted, { task: { deleted_at: NOON } });
    expect(idsOf(ledger, {})).toEqual([done, starred, other, early]);
    expect(idsOf(ledger, { model: 'replicate/b' })).toEqual([other]);
    expect(idsOf(ledger, { starred: 'true' })).toEqual([starred]);
    expect(idsOf(ledger, { starred: 'false' })).toEqual([done, other, early]);
    expect(idsOf(ledger, { status: 'done' })).toEqual([done]);
    expect(idsOf(ledger, { deleted: 'true' })).toEqual([deleted]);
    expect(idsOf(ledger, { from: '2026-11-21T12:00:00Z' })).toEqual([done, starred, other]);
    expect(idsOf(ledger, { to: '2026-11-21T12:00:00Z' })).toEqual([early]);
    expect(idsOf(ledger, { status: 'done', starred: 'true' })).toEqual([]);
    expect(idsOf(ledger, { q: 'a FOX', model: 'runware/a', status: 'done' })).toEqual([done]);
  });

  it('turned page by page gives each task once', () => {
    const ledger = openLedger();
    const ids = Array.from({ length: 7 }, () => add(ledger)).toReversed();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = list(ledger, { limit: '3', ...(cursor ? { cursor } : {}) });
      seen.push(...page.tasks.map((task) => task.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
  });
});

describe('what was spent', () => {
  it('adds what is paid and what is held back of today, of real money alone', () => {
    const ledger = openLedger();
    add(ledger, { reserved_usd: 0.1 });
    add(ledger, { reserved_usd: 0, cost_kind: 'reported', cost_usd: 0.2 });
    add(ledger, { reserved_usd: 7, sandbox: true });
    add(ledger, { reserved_usd: 9, accepted_at: NOON - 13 * HOUR });
    expect(ledger.spend.committedToday(NOON)).toBe(0.3);
  });

  it('is reported by day, model and way, and what is unknown is counted, not taken for nothing', () => {
    const ledger = openLedger();
    const paid = { reserved_usd: 0, cost_kind: 'reported', cost_usd: 0.1 } as const;
    for (let count = 0; count < 3; count++) add(ledger, paid);
    add(ledger, { ...paid, sandbox: true, cost_usd: 5 });
    add(ledger, { ...paid, accepted_at: NOON - 24 * HOUR });
    add(ledger, {
      reserved_usd: 0,
      cost_kind: 'estimated',
      cost_usd: 0.02,
      model: 'replicate/b',
      provider: 'replicate',
    });
    ledger.record(add(ledger), { task: { status: 'unknown' } });
    const { today, lines } = ledger.spend.report(NOON, 2);
    expect(today).toEqual({
      live: { usd: 0.32, reservedUsd: 0.05, tasks: 5, estimatedTasks: 1, unknownTasks: 1 },
      sandbox: { usd: 5, reservedUsd: 0, tasks: 1, estimatedTasks: 0, unknownTasks: 0 },
    });
    expect(lines.map(({ day, model, sandbox, tasks }) => [day, model, sandbox, tasks])).toEqual([
      ['2026-11-21', 'runware/a', true, 1],
      ['2026-11-21', 'runware/a', false, 4],
      ['2026-11-21', 'replicate/b', false, 1],
      ['2026-11-20', 'runware/a', false, 1],
    ]);
    expect(ledger.spend.report(NOON, 1).lines).toHaveLength(3);
  });
});
