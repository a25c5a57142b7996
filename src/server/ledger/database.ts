import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';

/** The longest wait for another process's write lock, in milliseconds: SQLite is synchronous, so the whole server waits. */
const BUSY_TIMEOUT_MS = 200;

/** The ledger is newer than this program, which therefore leaves it alone. */
export class LedgerTooNewError extends Error {
  constructor(found: number) {
    super(
      `The ledger was written by a newer Proofsheet (its version is ${found}, this program knows ${MIGRATIONS.length}). ` +
        'Start that newer version, or choose another DATA_DIR.',
    );
  }
}

/** Opens a SQLite file so that every commit is on disk when it returns, and brings its tables up to date. */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  const version = versionOf(database);
  if (version > MIGRATIONS.length) {
    database.close();
    throw new LedgerTooNewError(version);
  }
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  migrate(database, version);
  return database;
}

function migrate(database: DatabaseSync, from: number): void {
  if (from === MIGRATIONS.length) return;
  inTransaction(database, () => {
    for (const sql of MIGRATIONS.slice(from)) database.exec(sql);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

function versionOf(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return Number(row?.user_version ?? 0);
}

/** Runs `work` in one transaction: all of it is on disk when this returns, or none of it where it throws. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (failure) {
    database.exec('ROLLBACK');
    throw failure;
  }
}
