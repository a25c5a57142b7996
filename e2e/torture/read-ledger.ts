import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ImageRow, imageRowSchema, type TaskRow, taskRowSchema } from '#server/ledger/task-row.ts';

export type LedgerFile = { readonly tasks: readonly TaskRow[]; readonly images: readonly ImageRow[] };

/**
 * What stands in a ledger on disk while nobody has it open. A copy is read: whoever opens the file itself writes into it what a
 * crash has left beside it.
 */
export function readLedger(dataDir: string): LedgerFile {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ledger-'));
  try {
    for (const name of ['ledger.sqlite', 'ledger.sqlite-wal']) {
      const file = join(dataDir, name);
      if (existsSync(file)) copyFileSync(file, join(folder, name));
    }
    const database = new DatabaseSync(join(folder, 'ledger.sqlite'));
    try {
      return {
        tasks: database
          .prepare('SELECT * FROM tasks ORDER BY seq')
          .all()
          .map((row) => taskRowSchema.parse(row)),
        images: database
          .prepare('SELECT * FROM images ORDER BY task, place')
          .all()
          .map((row) => imageRowSchema.parse(row)),
      };
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
