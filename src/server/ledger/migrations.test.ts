import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { parseQuery } from '#core/query/parse-query.ts';
import { createVocabulary } from '#core/query/vocabulary.ts';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { Ledger } from './ledger.ts';
import { MIGRATIONS } from './migrations.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

/** A ledger that a released version wrote, in a folder of its own. */
function openOld(version: number) {
  const folder = openTemporaryFolder();
  const file = join(folder, 'ledger.sqlite');
  copyFileSync(join(FIXTURES, `ledger-v${version}.sqlite`), file);
  return { folder, file, open: () => new Ledger({ file, now: () => 0, fieldsOf: () => [] }) };
}

describe('X72 a ledger of an older version', () => {
  it.each(MIGRATIONS.slice(1).map((_, at) => at + 1))('%i is there to be tested', (version) => {
    expect(readdirSync(FIXTURES)).toContain(`ledger-v${version}.sqlite`);
  });

  it('keeps its ids, statuses, costs and seeds to the last digit', () => {
    const { tasks } = openOld(1).open().list({ limit: 10, deleted: false });
    expect(tasks.map(({ id, status, cost, sent }) => [id.slice(0, 8), status, cost.usd, sent.seed])).toEqual([
      ['55555555', 'accepted', null, '3298168772'],
      ['44444444', 'saving', null, '3558123472'],
      ['33333333', 'unknown', null, '3584140757'],
      ['22222222', 'done', 0.02, '3640590824'],
      ['11111111', 'done', 0.0051, '9223372036854775807'],
    ]);
    expect(tasks.at(-1)?.images).toMatchObject([{ seed: '9223372036854775807', costUsd: 0.0051 }]);
  });

  it('is searched like a new one', () => {
    const vocabulary = createVocabulary(realModels);
    const ledger = openOld(4).open();
    const find = (text: string) =>
      ledger
        .list({
          limit: 10,
          deleted: false,
          search: { query: parseQuery(text, vocabulary).query, vocabulary },
        })
        .tasks.map(({ id }) => id.slice(0, 8));
    expect(find('"version 3"')).toEqual(['77777777', '66666666']);
    expect(find('seed:2040349825')).toEqual(['77777777']);
    expect(find('tag:poster rating:>3 is:starred cafe')).toEqual(['77777777']);
    expect(find('width:>256')).toEqual([]);
  });

  it('has what was brought in where it was made', () => {
    const ledger = openOld(5).open();
    const idsFrom = (cursor?: number) => {
      const { tasks, nextCursor } = ledger.list({ limit: 2, deleted: false, ...(cursor && { cursor }) });
      return [tasks.map(({ id }) => id.slice(0, 8)), nextCursor];
    };
    // The last one came in last, and was made first.
    expect(idsFrom()).toEqual([['aaaaaaaa', '99999999'], '1']);
    expect(idsFrom(1)).toEqual([['88888888'], null]);
    // Nothing is made up of what went over the wire before that was kept.
    expect(ledger.exchanges.list('99999999-9999-4999-8999-999999999999')).toEqual([]);
  });

  it('knows the images of a task apart', () => {
    const vocabulary = createVocabulary(realModels);
    const ledger = openOld(6).open();
    const search = { query: parseQuery('seed:31338', vocabulary).query, vocabulary };
    expect(ledger.search.totals({ search, isInBin: false })).toMatchObject({
      tasks: 1,
      images: 1,
      sandbox: { usd: 0.0051 },
    });
  });

  it('is kept as it was beside the new one, and only the first time', () => {
    const { folder, file, open } = openOld(1);
    open().close();
    expect(readdirSync(folder).toSorted()).toEqual(['ledger.sqlite', 'ledger.v1.sqlite']);
    const copy = new DatabaseSync(join(folder, 'ledger.v1.sqlite'), { readOnly: true });
    expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(copy.prepare('SELECT COUNT(*) AS count FROM tasks').get()).toEqual({ count: 5 });
    copy.close();
    const before = readFileSync(join(folder, 'ledger.v1.sqlite'));
    open().close();
    expect(readFileSync(join(folder, 'ledger.v1.sqlite')).equals(before)).toBe(true);
    const now = new DatabaseSync(file, { readOnly: true });
    expect(now.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
    now.close();
  });

  it('that could not be brought up to date is left as it was', () => {
    const { file, open } = openOld(1);
    const meddled = new DatabaseSync(file);
    // The second version cannot add what is there already.
    meddled.exec('CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
    meddled.close();
    expect(open).toThrow('already exists');
    const left = new DatabaseSync(file, { readOnly: true });
    expect(left.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(left.prepare('SELECT * FROM tasks').all()).toHaveLength(5);
    expect(left.prepare("SELECT name FROM pragma_table_info('tasks') WHERE name = 'twins'").all()).toEqual(
      [],
    );
    left.close();
  });
});
