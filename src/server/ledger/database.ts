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

/** The ledger could not be written: for a moment (another process holds it), or until there is room again. */
export class LedgerUnwritableError extends Error {
  readonly isPassing: boolean;

  constructor(isPassing: boolean, cause: unknown) {
    super(
      isPassing
        ? 'The ledger is held by another program. Nothing was sent. Try again in a moment.'
        : 'The ledger cannot be written: the disk is full or fails. Nothing was sent. Make room, then try again.',
      { cause },
    );
    this.isPassing = isPassing;
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
  let isBegun = false;
  try {
    database.exec('BEGIN IMMEDIATE');
    isBegun = true;
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (failure) {
    if (isBegun && database.isTransaction) database.exec('ROLLBACK');
    throw toUnwritable(failure);
  }
}

/** SQLite's result codes BUSY, LOCKED, and IOERR, FULL, READONLY. Source: sqlite.org/rescode.html */
function toUnwritable(failure: unknown): unknown {
  const code = failure instanceof Error && 'errcode' in failure ? Number(failure.errcode) & 0xff : 0;
  if (code === 5 || code === 6) return new LedgerUnwritableError(true, failure);
  return [8, 10, 13].includes(code) ? new LedgerUnwritableError(false, failure) : failure;
}
