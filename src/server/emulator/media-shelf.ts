import type { DatabaseSync } from 'node:sqlite';
import type { ProviderName } from './provider-name.ts';

/** A file that a client gave to a provider: Runware's uploads and media, Replicate's files. */
export type MediaEntry = {
  readonly provider: ProviderName;
  readonly id: string;
  readonly name: string;
  /** Media type, such as `image/png`. */
  readonly type: string;
  /** Its bytes, in the blob shelf. */
  readonly sha256: string;
  readonly size: number;
  /** JSON, as the client gave it. */
  readonly metadata: string;
  readonly createdMs: number;
  readonly expiresMs: number;
};

export type MediaShelf = {
  readonly add: (entry: MediaEntry) => void;
  /** `null` where there is none, or none any more at `nowMs`. */
  readonly get: (key: MediaKey, nowMs: number) => MediaEntry | null;
  readonly list: (provider: ProviderName, nowMs: number) => readonly MediaEntry[];
  readonly remove: (key: MediaKey) => void;
  /** How many were ever added, which makes the next id a new one. */
  readonly count: () => number;
};
type MediaKey = { readonly provider: ProviderName; readonly id: string };

/** The media inside the book's file. */
export function openMediaShelf(database: DatabaseSync): MediaShelf {
  database.exec(`CREATE TABLE IF NOT EXISTS media (
    position INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT, id TEXT, name TEXT, type TEXT, sha256 TEXT,
    size INTEGER, metadata TEXT, created_ms INTEGER, expires_ms INTEGER) STRICT`);
  return {
    add(entry) {
      database
        .prepare('INSERT INTO media VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          entry.provider,
          entry.id,
          entry.name,
          entry.type,
          entry.sha256,
          entry.size,
          entry.metadata,
          entry.createdMs,
          entry.expiresMs,
        );
    },
    get({ provider, id }, nowMs) {
      const row = database
        .prepare('SELECT * FROM media WHERE provider = ? AND id = ? AND expires_ms > ?')
        .get(provider, id, nowMs);
      return row ? toEntry(row, provider) : null;
    },
    list(provider, nowMs) {
      return database
        .prepare('SELECT * FROM media WHERE provider = ? AND expires_ms > ? ORDER BY position DESC')
        .all(provider, nowMs)
        .map((row) => toEntry(row, provider));
    },
    remove({ provider, id }) {
      database.prepare('DELETE FROM media WHERE provider = ? AND id = ?').run(provider, id);
    },
    count: () =>
      Number(database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'media'").get()?.seq ?? 0),
  };
}

function toEntry(row: Record<string, unknown>, provider: ProviderName): MediaEntry {
  return {
    provider,
    id: String(row.id),
    name: String(row.name),
    type: String(row.type),
    sha256: String(row.sha256),
    size: Number(row.size),
    metadata: String(row.metadata),
    createdMs: Number(row.created_ms),
    expiresMs: Number(row.expires_ms),
  };
}
