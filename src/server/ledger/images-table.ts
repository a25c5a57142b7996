import type { DatabaseSync } from 'node:sqlite';
import type { TaskError } from '#core/task.ts';
import { type ImageRow, imageRowSchema } from './task-row.ts';

/** A result of which the provider told, before its bytes are here. */
export type AnnouncedImage = Pick<
  ImageRow,
  'id' | 'task' | 'provider_id' | 'url' | 'seed' | 'cost_usd' | 'unsafe'
>;
/** A result that will not come; what its provider told of it. */
export type AbsentImage = Pick<ImageRow, 'id' | 'provider_id' | 'cost_usd'> & { readonly error: TaskError };
export type SavedBytes = {
  readonly sha256: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
};

/** The rows of `images`. Opens no transaction of its own. */
export function openImagesTable(database: DatabaseSync) {
  const ofTask = database.prepare('SELECT * FROM images WHERE task = ? ORDER BY place');
  const byId = database.prepare('SELECT * FROM images WHERE id = ?');
  const nextPlace = database.prepare(
    'SELECT COALESCE(MAX(place) + 1, 0) AS place FROM images WHERE task = ?',
  );
  const insertWhole = database.prepare(
    `INSERT INTO images (id, task, place, state, provider_id, seed, cost_usd, unsafe, error, sha256, type, width, height, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPending = database.prepare(
    `INSERT INTO images (id, task, place, state, provider_id, url, seed, cost_usd, unsafe)
     SELECT ?1, ?2, ?3, 'pending', ?4, ?5, ?6, ?7, ?8
     WHERE NOT EXISTS (SELECT 1 FROM images WHERE task = ?2 AND provider_id = ?4)`,
  );
  const insertMissing = database.prepare(
    `INSERT INTO images (id, task, place, state, provider_id, cost_usd, error) VALUES (?, ?, ?, 'missing', ?, ?, ?)`,
  );
  const renew = database.prepare('UPDATE images SET url = ?, attempts = 0, misses = 0 WHERE id = ?');
  const save = database.prepare(
    `UPDATE images SET state = 'saved', sha256 = ?, type = ?, width = ?, height = ?, bytes = ?, error = NULL WHERE id = ?`,
  );
  const tried = database.prepare(
    'UPDATE images SET attempts = attempts + 1, misses = misses + ? WHERE id = ?',
  );
  const isShared = database.prepare(
    'SELECT 1 FROM images JOIN tasks ON tasks.id = task WHERE sha256 = ? AND task <> ? AND purged_at IS NULL',
  );
  const removeOfTask = database.prepare('DELETE FROM images WHERE task = ?');
  const lose = database.prepare(`UPDATE images SET state = 'missing', error = ? WHERE id = ?`);

  function list(task: string): readonly ImageRow[] {
    return ofTask.all(task).map((row) => imageRowSchema.parse(row));
  }

  function find(id: string): ImageRow | null {
    const row = byId.get(id);
    return row ? imageRowSchema.parse(row) : null;
  }

  /** Adds a result in the next place of its task, unless it is there: two answers may bring it at the same time. */
  function announce(image: AnnouncedImage): void {
    const unsafe = image.unsafe === null ? null : Number(image.unsafe);
    const { id, task, provider_id, url, seed, cost_usd } = image;
    insertPending.run(id, task, placeAfter(task), provider_id, url, seed, cost_usd, unsafe);
  }

  /** Adds a result as it ended in another ledger. */
  function insert(image: ImageRow): void {
    insertWhole.run(
      image.id,
      image.task,
      image.place,
      image.state,
      image.provider_id,
      image.seed,
      image.cost_usd,
      image.unsafe === null ? null : Number(image.unsafe),
      image.error && JSON.stringify(image.error),
      image.sha256,
      image.type,
      image.width,
      image.height,
      image.bytes,
    );
  }

  /** A fresh URL for a result whose old one no longer answers. */
  function renewUrl(id: string, url: string): void {
    renew.run(url, id);
  }

  function announceMissing(task: string, { id, provider_id, cost_usd, error }: AbsentImage): void {
    insertMissing.run(id, task, placeAfter(task), provider_id, cost_usd, JSON.stringify(error));
  }

  function placeAfter(task: string): number {
    return Number(nextPlace.get(task)?.place ?? 0);
  }

  function markSaved(id: string, { sha256, type, width, height, bytes }: SavedBytes): void {
    save.run(sha256, type, width, height, bytes, id);
  }

  /** `isMiss`: it was not there, or came broken. */
  function markTried(id: string, isMiss: boolean): void {
    tried.run(Number(isMiss), id);
  }

  function markMissing(id: string, error: TaskError): void {
    lose.run(JSON.stringify(error), id);
  }

  /** Whether an image of another task has the same bytes. */
  function isSharedBeyond(task: string, sha256: string): boolean {
    return isShared.get(sha256, task) !== undefined;
  }

  function removeAll(task: string): void {
    removeOfTask.run(task);
  }

  return {
    list,
    find,
    insert,
    announce,
    renewUrl,
    announceMissing,
    markSaved,
    markTried,
    markMissing,
    isSharedBeyond,
    removeAll,
  };
}
