import type { DatabaseSync } from 'node:sqlite';
import { parseJson, stringifyJson } from '#core/json.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import type { BlobShelf } from './blob-shelf.ts';
import { type Fate, fateSchema } from './fate.ts';
import { packBlobs } from './pack-blobs.ts';
import { openPictureShelf, type PictureEntry, type PictureShelf } from './picture-shelf.ts';
import { type ProviderName, toProviderName } from './provider-name.ts';

/** A task that a provider executed. Times are milliseconds since 1970, money is USD. */
export type TaskEntry = {
  readonly provider: ProviderName;
  /** Runware's `taskUUID`, Replicate's prediction id. */
  readonly id: string;
  /** The definition's `$id`. */
  readonly model: string;
  /** The request as received, JSON; long base64 runs packed (`unpackBlobs`). */
  readonly request: string;
  /** The input as understood: aliases moved, images as text of `stored-image.ts`. */
  readonly input: Input;
  readonly createdMs: number;
  /** When the run begins, and when its last image is there. */
  readonly startsMs: number;
  readonly endsMs: number;
  /** When the run is cut off. `null` where it is not. */
  readonly deadlineMs: number | null;
  readonly canceledMs: number | null;
  /** 0 for a task that is known to end before it begins. */
  readonly usdPerImage: number;
  readonly pictures: readonly PictureEntry[];
  readonly fate: Fate;
};

/** Where a page of a list begins, and what it holds. Newest first; `before` and `after` are positions on the shelf. */
type Listing = {
  readonly provider: ProviderName;
  readonly limit: number;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly createdFromMs?: number | undefined;
  readonly createdBeforeMs?: number | undefined;
};

/** Every task that was executed, and its pictures. */
export type TaskShelf = {
  readonly pictures: PictureShelf;
  readonly add: (task: TaskEntry) => void;
  /** The latest of that id: a provider may run one twice (`Habits.conflict`). */
  readonly get: (provider: ProviderName, id: string) => TaskEntry | null;
  /** The latest of that id and, where it was executed twice at once (`Fate.isTwin`), the other one before it. */
  readonly runs: (provider: ProviderName, id: string) => readonly TaskEntry[];
  /** Oldest first. */
  readonly all: () => readonly TaskEntry[];
  readonly list: (listing: Listing) => readonly { readonly position: number; readonly task: TaskEntry }[];
  /** The picture that has this address now, and its task. */
  readonly ofPicture: (
    address: string,
  ) => { readonly task: TaskEntry; readonly picture: PictureEntry } | null;
  /** The task of the picture that has this address, or had it. */
  readonly ofAddress: (address: string) => TaskEntry | null;
  /** How many there are, which makes the next id a new one. */
  readonly count: () => number;
  readonly cancel: (task: TaskEntry, atMs: number) => void;
};

const TABLES = `
  CREATE TABLE IF NOT EXISTS task (
    position INTEGER PRIMARY KEY, provider TEXT, id TEXT, model TEXT, request TEXT, input TEXT, created_ms INTEGER,
    starts_ms INTEGER, ends_ms INTEGER, deadline_ms INTEGER, canceled_ms INTEGER, usd_per_image REAL) STRICT;
  CREATE INDEX IF NOT EXISTS task_by_id ON task (provider, id);
  CREATE TABLE IF NOT EXISTS fate (task INTEGER PRIMARY KEY REFERENCES task (position), fate TEXT) STRICT;
`;

/** The tasks inside the book's file. */
export function openTaskShelf(
  database: DatabaseSync,
  blobs: BlobShelf,
  toKept: (json: string) => string,
): TaskShelf {
  database.exec(TABLES);
  const pictures = openPictureShelf(database);
  const addTask = database.prepare('INSERT INTO task VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addFate = database.prepare('INSERT INTO fate VALUES (?, ?)');
  const findFate = database.prepare('SELECT fate FROM fate WHERE task = ?');
  const byId = database.prepare('SELECT * FROM task WHERE provider = ? AND id = ? ORDER BY position DESC');
  const byPosition = database.prepare('SELECT * FROM task WHERE position = ?');

  function toEntry(row: Row): TaskEntry {
    const position = Number(row.position);
    const fate = findFate.get(position)?.fate;
    return toTask(row, pictures.ofTask(position), fate ? fateSchema.parse(JSON.parse(String(fate))) : {});
  }

  function ofAddress(address: string): TaskEntry | null {
    const position = pictures.taskAt(address);
    const row = position === null ? undefined : byPosition.get(position);
    return row ? toEntry(row) : null;
  }

  function write(task: TaskEntry): void {
    const { provider, id, model, request, input, createdMs, startsMs, endsMs } = task;
    const texts = [provider, id, model, packBlobs(toKept(request), blobs), toKept(stringifyJson(input))];
    const times = [createdMs, startsMs, endsMs, task.deadlineMs, task.canceledMs];
    const { lastInsertRowid } = addTask.run(...texts, ...times, task.usdPerImage);
    if (Object.keys(task.fate).length > 0) addFate.run(lastInsertRowid, JSON.stringify(task.fate));
    pictures.add(lastInsertRowid, task.pictures);
  }

  return {
    pictures,
    add(task) {
      database.exec('BEGIN IMMEDIATE');
      try {
        write(task);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    get(provider, id) {
      const row = byId.get(provider, id);
      return row ? toEntry(row) : null;
    },
    runs(provider, id) {
      const tasks = byId.all(provider, id).map(toEntry);
      return tasks.slice(0, tasks.findIndex(({ fate }) => !fate.isTwin) + 1).toReversed();
    },
    all: () => database.prepare('SELECT * FROM task ORDER BY position').all().map(toEntry),
    list({ provider, limit, before, after, createdFromMs, createdBeforeMs }) {
      const rows = database
        .prepare(
          `SELECT * FROM task WHERE provider = ? AND position < ? AND position > ? AND created_ms >= ? AND created_ms < ?
           ORDER BY position ${after === undefined ? 'DESC' : 'ASC'} LIMIT ?`,
        )
        .all(
          provider,
          before ?? Number.MAX_SAFE_INTEGER,
          after ?? 0,
          createdFromMs ?? 0,
          createdBeforeMs ?? Number.MAX_SAFE_INTEGER,
          limit,
        );
      if (after !== undefined) rows.reverse();
      return rows.map((row) => ({ position: Number(row.position), task: toEntry(row) }));
    },
    ofPicture(address) {
      const task = ofAddress(address);
      const picture = task?.pictures.find((each) => each.address === address);
      return task && picture ? { task, picture } : null;
    },
    ofAddress,
    count: () => Number(database.prepare('SELECT count(*) AS count FROM task').get()?.count ?? 0),
    cancel(task, atMs) {
      const update = database.prepare('UPDATE task SET canceled_ms = ? WHERE provider = ? AND id = ?');
      update.run(atMs, task.provider, task.id);
    },
  };
}

type Row = Record<string, unknown>;

function toTask(row: Row, pictures: readonly PictureEntry[], fate: Fate): TaskEntry {
  const input = parseJson(String(row.input));
  return {
    provider: toProviderName(row.provider),
    id: String(row.id),
    model: String(row.model),
    request: String(row.request),
    input: isInputObject(input) ? input : {},
    createdMs: Number(row.created_ms),
    startsMs: Number(row.starts_ms),
    endsMs: Number(row.ends_ms),
    deadlineMs: row.deadline_ms === null ? null : Number(row.deadline_ms),
    canceledMs: row.canceled_ms === null ? null : Number(row.canceled_ms),
    usdPerImage: Number(row.usd_per_image),
    pictures,
    fate,
  };
}
