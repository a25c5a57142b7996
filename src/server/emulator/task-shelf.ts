import type { DatabaseSync } from 'node:sqlite';
import { parseJson, stringifyJson } from '#core/json.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import type { BlobShelf } from './blob-shelf.ts';
import { packBlobs } from './pack-blobs.ts';
import { type ProviderName, toProviderName } from './provider-name.ts';

/** One result of a task. It is drawn when asked for, never stored. */
export type PictureEntry = {
  /** Runware's `imageUUID`; the opaque part of Replicate's URL. */
  readonly id: string;
  /** 0 … 2^63−1, decimal digits. */
  readonly seed: string;
  /** From this time on its URL answers 404. */
  readonly expiresMs: number;
};

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
  readonly add: (task: TaskEntry) => void;
  /** The latest of that id: a provider may run one twice (`Habits.conflict`). */
  readonly get: (provider: ProviderName, id: string) => TaskEntry | null;
  readonly list: (listing: Listing) => readonly { readonly position: number; readonly task: TaskEntry }[];
  readonly ofPicture: (id: string) => { readonly task: TaskEntry; readonly picture: PictureEntry } | null;
  /** How many there are, which makes the next id a new one. */
  readonly count: () => number;
  readonly cancel: (task: TaskEntry, atMs: number) => void;
};

const TABLES = `
  CREATE TABLE IF NOT EXISTS task (
    position INTEGER PRIMARY KEY, provider TEXT, id TEXT, model TEXT, request TEXT, input TEXT, created_ms INTEGER,
    starts_ms INTEGER, ends_ms INTEGER, deadline_ms INTEGER, canceled_ms INTEGER, usd_per_image REAL) STRICT;
  CREATE INDEX IF NOT EXISTS task_by_id ON task (provider, id);
  CREATE TABLE IF NOT EXISTS picture (
    id TEXT PRIMARY KEY, task INTEGER REFERENCES task (position), place INTEGER, seed TEXT, expires_ms INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS picture_of_task ON picture (task, place);
`;

/** The tasks inside the book's file. */
export function openTaskShelf(database: DatabaseSync, blobs: BlobShelf): TaskShelf {
  database.exec(TABLES);
  const addPicture = database.prepare('INSERT INTO picture VALUES (?, ?, ?, ?, ?)');
  const addTask = database.prepare('INSERT INTO task VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const picturesOf = database.prepare('SELECT * FROM picture WHERE task = ? ORDER BY place');
  const byId = database.prepare(
    'SELECT * FROM task WHERE provider = ? AND id = ? ORDER BY position DESC LIMIT 1',
  );
  const byPicture = database.prepare(
    'SELECT task.* FROM task JOIN picture ON picture.task = task.position WHERE picture.id = ?',
  );

  const toEntry = (row: Row): TaskEntry => toTask(row, picturesOf.all(Number(row.position)));

  function write(task: TaskEntry): void {
    const { provider, id, model, request, input, createdMs, startsMs, endsMs } = task;
    const texts = [provider, id, model, packBlobs(request, blobs), stringifyJson(input)];
    const times = [createdMs, startsMs, endsMs, task.deadlineMs, task.canceledMs];
    const { lastInsertRowid } = addTask.run(...texts, ...times, task.usdPerImage);
    for (const [place, picture] of task.pictures.entries()) {
      addPicture.run(picture.id, lastInsertRowid, place, picture.seed, picture.expiresMs);
    }
  }

  return {
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
    ofPicture(id) {
      const row = byPicture.get(id);
      const task = row ? toEntry(row) : null;
      const picture = task?.pictures.find((each) => each.id === id);
      return task && picture ? { task, picture } : null;
    },
    count: () => Number(database.prepare('SELECT count(*) AS count FROM task').get()?.count ?? 0),
    cancel(task, atMs) {
      const update = database.prepare('UPDATE task SET canceled_ms = ? WHERE provider = ? AND id = ?');
      update.run(atMs, task.provider, task.id);
    },
  };
}

type Row = Record<string, unknown>;

function toTask(row: Row, pictures: readonly Row[]): TaskEntry {
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
    pictures: pictures.map(({ id, seed, expires_ms }) => ({
      id: String(id),
      seed: String(seed),
      expiresMs: Number(expires_ms),
    })),
  };
}
