import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { inTransaction, LedgerTooNewError, LedgerUnwritableError, openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

function tablesOf(database: DatabaseSync): readonly unknown[] {
  return database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'words_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => name);
}

describe('the database', () => {
  it('is made from nothing, with every commit flushed', () => {
    const database = openDatabase(`${openTemporaryFolder()}/ledger.sqlite`);
    expect(tablesOf(database)).toEqual([
      'events',
      'exchanges',
      'facts',
      'image_facts',
      'images',
      'meta',
      'presets',
      'sessions',
      'tallies',
      'tasks',
      'uploads',
      'words',
    ]);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    database.close();
  });

  it('is opened again as it was left', () => {
    const file = `${openTemporaryFolder()}/ledger.sqlite`;
    const first = openDatabase(file);
    first.exec("INSERT INTO events (task, at) VALUES ('a', 1)");
    first.close();
    const second = openDatabase(file);
    expect(second.prepare('SELECT task FROM events').all()).toEqual([{ task: 'a' }]);
    second.close();
  });

  it('X73 of a newer version is refused, and not a byte of it is changed', () => {
    const file = `${openTemporaryFolder()}/ledger.sqlite`;
    const newer = new DatabaseSync(file);
    newer.exec(`CREATE TABLE future (a); PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    const before = readFileSync(file);
    expect(() => openDatabase(file)).toThrow(LedgerTooNewError);
    expect(() => openDatabase(file)).toThrow(`its version is ${MIGRATIONS.length + 1}`);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('keeps all of a transaction, or nothing of it', () => {
    const database = openDatabase(':memory:');
    const insert = database.prepare("INSERT INTO events (task, at) VALUES ('a', 1)");
    const count = () => database.prepare('SELECT COUNT(*) AS count FROM events').get()?.count;
    expect(inTransaction(database, () => Number(insert.run().changes))).toBe(1);
    expect(() =>
      inTransaction(database, () => {
        insert.run();
        throw new Error('after the first half');
      }),
    ).toThrow('after the first half');
    expect(count()).toBe(1);
    inTransaction(database, () => insert.run());
    expect(count()).toBe(2);
  });

  it('held by another says so, as something that passes', () => {
    const file = `${openTemporaryFolder()}/ledger.sqlite`;
    const database = openDatabase(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const attempt = () => inTransaction(database, () => undefined);
    expect(attempt).toThrow(LedgerUnwritableError);
    expect(attempt).toThrow(expect.objectContaining({ isPassing: true }));
    other.exec('ROLLBACK');
    expect(attempt).not.toThrow();
    other.close();
    database.close();
  });

  it('that is full says so, as something to mend', () => {
    const database = openDatabase(':memory:');
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
    database.exec(`PRAGMA max_page_count = ${pages}`);
    const insert = database.prepare('INSERT INTO events (task, at) VALUES (?, 1)');
    const fill = () => inTransaction(database, () => insert.run('x'.repeat(100_000)));
    expect(fill).toThrow(expect.objectContaining({ isPassing: false }));
    expect(database.prepare('SELECT COUNT(*) AS count FROM events').get()).toEqual({ count: 0 });
  });

  it('X71 whose last commits were torn by a power cut has all that came before, and half of nothing', () => {
    const folder = openTemporaryFolder();
    const file = `${folder}/ledger.sqlite`;
    const database = openDatabase(file);
    const sizes: number[] = [];
    for (let task = 1; task <= 8; task++) {
      inTransaction(database, () => {
        for (let event = 0; event < 5; event++)
          database.prepare('INSERT INTO events (task, at) VALUES (?, 1)').run(`${task} ${'x'.repeat(3000)}`);
      });
      sizes.push(statSync(`${file}-wal`).size);
    }
    const wal = readFileSync(`${file}-wal`);
    for (const size of [
      ...sizes,
      ...sizes.map((whole) => whole - 100),
      ...sizes.map((whole) => whole - 5000),
    ]) {
      const copy = `${openTemporaryFolder()}/ledger.sqlite`;
      copyFileSync(file, copy);
      writeFileSync(`${copy}-wal`, wal.subarray(0, size));
      const torn = openDatabase(copy);
      const counts = torn.prepare('SELECT COUNT(*) AS count FROM events GROUP BY task').all();
      expect(counts.length).toBe(sizes.filter((whole) => whole <= size).length);
      for (const { count } of counts) expect(count).toBe(5);
      torn.close();
    }
    database.close();
  });
});
