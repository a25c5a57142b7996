import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process owns the folder. */
export class FolderLockedError extends Error {
  constructor(folder: string) {
    super(`Another Proofsheet is using ${folder}. Stop it, or start this one with another DATA_DIR.`);
  }
}

/**
 * Makes this process the only owner of a data folder until it ends, however it ends: the lock is SQLite's own on an
 * empty file, which the system gives back when the process dies. Answers what releases it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (failure) {
    lock.close();
    throw isBusy(failure) ? new FolderLockedError(folder) : failure;
  }
  return () => lock.close();
}

function isBusy(failure: unknown): boolean {
  return failure instanceof Error && 'errcode' in failure && failure.errcode === 5;
}
