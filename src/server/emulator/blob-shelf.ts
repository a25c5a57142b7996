import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** Bytes by their SHA-256 (64 lower-case hex digits), each kept once. */
export type BlobShelf = {
  readonly put: (bytes: Uint8Array) => string;
  readonly get: (sha256: string) => Uint8Array | null;
};

/** The blobs inside the book's file. */
export function openBlobShelf(database: DatabaseSync): BlobShelf {
  database.exec('CREATE TABLE IF NOT EXISTS blob (sha256 TEXT PRIMARY KEY, bytes BLOB) STRICT');
  const add = database.prepare('INSERT OR IGNORE INTO blob VALUES (?, ?)');
  const find = database.prepare('SELECT bytes FROM blob WHERE sha256 = ?');
  return {
    put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      add.run(sha256, bytes);
      return sha256;
    },
    get(sha256) {
      const bytes = find.get(sha256)?.bytes;
      return bytes instanceof Uint8Array ? bytes : null;
    },
  };
}
