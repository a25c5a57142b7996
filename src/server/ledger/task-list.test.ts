import { describe, expect, it, vi } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { parseQuery } from '#core/query/parse-query.ts';
import { createVocabulary } from '#core/query/vocabulary.ts';
import { openDatabase } from './database.ts';
import { listTasks, type TaskQuery } from './task-list.ts';

const vocabulary = createVocabulary(realModels);

/** How SQLite goes about a list, a line a step. */
function planOf(query: Partial<TaskQuery>): readonly string[] {
  const database = openDatabase(':memory:');
  const prepare = vi.spyOn(database, 'prepare');
  listTasks(database, { limit: 60, deleted: false, ...query });
  const sql = prepare.mock.calls.at(-1)?.[0] ?? '';
  const values = (sql.match(/\?/g) ?? []).map(() => 1);
  return database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map(({ detail }) => String(detail));
}

describe('a list of tasks', () => {
  const search = (text: string) => ({ search: { query: parseQuery(text, vocabulary).query, vocabulary } });
  it.each<[string, Partial<TaskQuery>, string]>([
    ['all', {}, 'tasks_made'],
    ['a later page', { cursor: 7 }, 'tasks_made'],
    ['the bin', { deleted: true }, 'tasks_binned'],
    ['a later page of the bin', { deleted: true, cursor: 7 }, 'tasks_binned'],
    ['words', search('lighthouse -fog'), 'tasks_made'],
    ['facts, on a later page', { ...search('width:>2000 is:starred'), cursor: 7 }, 'tasks_made'],
    ['a model', { model: 'runware/x' }, 'tasks_model'],
    ['a status, on a later page', { status: 'done', cursor: 7 }, 'tasks_status'],
  ])('is never sorted, but read in its order: %s', (_, query, index) => {
    const plan = planOf(query);
    expect(plan[0]).toContain(`USING INDEX ${index}`);
    expect(plan.filter((step) => step.includes('ORDER BY'))).toEqual([]);
  });
});
