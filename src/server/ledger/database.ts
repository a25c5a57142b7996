import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';

/** The longest wait for another process's write lock, in milliseconds: SQLite is synchronous, so the whole server waits. */
const BUSY_TIMEOUT_MS = 20;

/**
 * How far the log may grow before a commit has to clear it away, in pages of 4,096 bytes. That takes tens of milliseconds,
 * so it is done in idle moments long before.
 */
const MOST_WAL_PAGES = 10_000;

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
  /** The disk failed while writing: what is on it cannot be told until the file is opened again. */
  readonly isDiskFailure: boolean;

  constructor(isPassing: boolean, cause: unknown) {
    super(
      isPassing
        ? 'The ledger is held by another program. Nothing was sent. Try again in a moment.'
        : 'The ledger cannot be written: the disk is full or fails. Nothing was sent. Make room, then try again.',
      { cause },
    );
    this.isPassing = isPassing;
    this.isDiskFailure = resultCode(cause) === IO_ERROR;
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
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
  );
  database.exec(`PRAGMA wal_autocheckpoint = ${MOST_WAL_PAGES}`);
  migrate(database, version);
  return database;
}

/** An older ledger is brought up to date in one transaction, with a copy kept beside it: `ledger.v1.sqlite`. */
function migrate(database: DatabaseSync, from: number): void {
  if (from === MIGRATIONS.length) return;
  if (from > 0) keepCopy(database, from);
  inTransaction(database, () => {
    for (const sql of MIGRATIONS.slice(from)) database.exec(sql);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

/** Never over a copy that is there: it may be of an attempt that was cut short, and is as good. */
function keepCopy(database: DatabaseSync, version: number): void {
  const file = database.location();
  if (file === null) return;
  const copy = file.replace(/(\.[^./\\]*)?$/, `.v${version}$1`);
  if (existsSync(copy)) return;
  // Under another name until it is whole.
  rmSync(`${copy}.part`, { force: true });
  database.prepare('VACUUM INTO ?').run(`${copy}.part`);
  renameSync(`${copy}.part`, copy);
}

function versionOf(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return Number(row?.user_version ?? 0);
}

/**
 * Runs `work` in one transaction: all of it is on disk when this returns, or none of it where it throws. What need be
 * there only `soon` is not flushed: a power cut may lose it whole.
 */
export function inTransaction<T>(database: DatabaseSync, work: () => T, when: 'now' | 'soon' = 'now'): T {
  let isBegun = false;
  try {
    if (when === 'soon') database.exec('PRAGMA synchronous = NORMAL');
    database.exec('BEGIN IMMEDIATE');
    isBegun = true;
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (failure) {
    if (isBegun && database.isTransaction) database.exec('ROLLBACK');
    throw toUnwritable(failure);
  } finally {
    if (when === 'soon') database.exec('PRAGMA synchronous = FULL');
  }
}

/** SQLite's primary result codes. Source: sqlite.org/rescode.html */
const [BUSY, LOCKED, READ_ONLY, IO_ERROR, FULL] = [5, 6, 8, 10, 13];

function toUnwritable(failure: unknown): unknown {
  const code = resultCode(failure);
  if (code === BUSY || code === LOCKED) return new LedgerUnwritableError(true, failure);
  const isUnwritable = code === READ_ONLY || code === IO_ERROR || code === FULL;
  return isUnwritable ? new LedgerUnwritableError(false, failure) : failure;
}

function resultCode(failure: unknown): number {
  return failure instanceof Error && 'errcode' in failure ? Number(failure.errcode) & 0xff : 0;
}
