import { DatabaseSync } from 'node:sqlite';
import { type BlobShelf, openBlobShelf } from './blob-shelf.ts';
import { type MediaShelf, openMediaShelf } from './media-shelf.ts';
import { packBlobs } from './pack-blobs.ts';
import { type ProviderName, toProviderName } from './provider-name.ts';
import { openTaskShelf, type TaskShelf } from './task-shelf.ts';
import { unpackBlobs } from './unpack-blobs.ts';

/** What a provider executed and charged. `at` is in milliseconds since 1970, money is USD. */
export type Charge = {
  readonly provider: ProviderName;
  /** The definition's `$id`. */
  readonly model: string;
  /** Runware's `taskUUID`, Replicate's prediction id. */
  readonly taskId: string;
  readonly count: number;
  readonly usdPerImage: number;
  readonly usd: number;
  readonly at: number;
};

/** The body of a request that would have cost money, exactly as it arrived, whether it was then refused or not. */
type BillableRequest = { readonly provider: ProviderName; readonly body: string; readonly at: number };

/** Everything the emulated providers remember. It is the witness in tests of what was asked, run and paid. */
export type Book = {
  readonly blobs: BlobShelf;
  readonly media: MediaShelf;
  readonly tasks: TaskShelf;
  /** Notes that a task of Runware's was submitted again and refused. */
  readonly addConflict: (taskUUID: string) => void;
  readonly hasConflict: (taskUUID: string) => boolean;
  readonly addRequest: (request: BillableRequest) => void;
  /** Oldest first. */
  readonly requests: () => readonly BillableRequest[];
  /** One for each execution, oldest first. Free tasks are not among them. */
  readonly charges: () => readonly Charge[];
  readonly spentUsd: (provider: ProviderName) => number;
  readonly close: () => void;
};

/** Opens the book in `file`, or in memory for `:memory:`. What is in it survives a restart. */
export function openBook(file: string, toKept: (json: string) => string = (json) => json): Book {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS request (position INTEGER PRIMARY KEY, provider TEXT, body TEXT, at INTEGER) STRICT;
    CREATE TABLE IF NOT EXISTS conflict (task TEXT PRIMARY KEY) STRICT;
  `);
  const blobs = openBlobShelf(database);
  const tasks = openTaskShelf(database, blobs, toKept);
  const addRequest = database.prepare('INSERT INTO request VALUES (NULL, ?, ?, ?)');
  const addConflict = database.prepare('INSERT OR IGNORE INTO conflict VALUES (?)');
  const findConflict = database.prepare('SELECT task FROM conflict WHERE task = ?');
  const allRequests = database.prepare('SELECT * FROM request ORDER BY position');
  const allCharges = database.prepare(
    `SELECT task.*, count(*) AS count FROM task JOIN paid ON paid.task = task.position
     WHERE usd_per_image > 0 GROUP BY task.position ORDER BY task.position`,
  );
  const spent = database.prepare(
    'SELECT sum(usd_per_image) AS usd FROM task JOIN paid ON paid.task = task.position WHERE provider = ?',
  );
  return {
    blobs,
    media: openMediaShelf(database),
    tasks,
    addConflict(taskUUID) {
      addConflict.run(taskUUID);
    },
    hasConflict: (taskUUID) => findConflict.get(taskUUID) !== undefined,
    addRequest({ provider, body, at }) {
      addRequest.run(provider, packBlobs(toKept(body), blobs), at);
    },
    requests: () =>
      allRequests.all().map((row) => ({
        provider: toProviderName(row.provider),
        body: unpackBlobs(String(row.body), blobs),
        at: Number(row.at),
      })),
    charges: () => allCharges.all().map(toCharge),
    spentUsd: (provider) => Number(spent.get(provider)?.usd ?? 0),
    close: () => database.close(),
  };
}

function toCharge(row: Record<string, unknown>): Charge {
  return {
    provider: toProviderName(row.provider),
    model: String(row.model),
    taskId: String(row.id),
    count: Number(row.count),
    usdPerImage: Number(row.usd_per_image),
    usd: Number(row.usd_per_image) * Number(row.count),
    at: Number(row.created_ms),
  };
}
