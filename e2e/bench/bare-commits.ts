import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How many pages the ledger's two commits of a submit put into its log: `take`, and the step to `sending`. Seen in `ledger.sqlite-wal`. */
const PAGES = [8, 4] as const;
const PAGE_BYTES = 4096;
/** A row that is longer than a page puts these into the log besides its own: the leaf that leads to it, and the first of the file, which grew. */
const OTHER_PAGES = 2;

/** Answers what makes two commits as large and as durable as a submit's, on the same disk, and says how many milliseconds they took. */
export function createBareCommits(): () => number {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  const database = new DatabaseSync(join(folder, 'bare.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (bytes BLOB);');
  const insert = database.prepare('INSERT INTO bare (bytes) VALUES (?)');
  const rows = PAGES.map((pages) => new Uint8Array((pages - OTHER_PAGES) * PAGE_BYTES));

  return function commitTwice(): number {
    const begun = performance.now();
    for (const bytes of rows) {
      database.exec('BEGIN IMMEDIATE');
      insert.run(bytes);
      database.exec('COMMIT');
    }
    return performance.now() - begun;
  };
}
