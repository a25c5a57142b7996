import type { DatabaseSync } from 'node:sqlite';

/** One result of a task. It is drawn when asked for, never stored. */
export type PictureEntry = {
  /** Runware's `imageUUID`; the opaque part of Replicate's URL. */
  readonly id: string;
  /** 0 … 2^63−1, decimal digits. */
  readonly seed: string;
  /** From this time on its URL answers 404. Milliseconds since 1970. */
  readonly expiresMs: number;
  /** The opaque part of its URL: its id, unless it was given another one. */
  readonly address: string;
  /** Whether it is charged for: what failed, or never began, need not be. */
  readonly isPaid: boolean;
};

/** What a provider made in place of what was asked for: its bytes, in the blob shelf, and their media type. */
type StandIn = { readonly sha256: string; readonly type: string };

/** The pictures of tasks, by the position of their task. */
export type PictureShelf = {
  readonly add: (task: number | bigint, pictures: readonly PictureEntry[]) => void;
  readonly ofTask: (task: number) => readonly PictureEntry[];
  /** The task of the picture that has, or had, this address. */
  readonly taskAt: (address: string) => number | null;
  readonly expire: (id: string, atMs: number) => void;
  /** Gives it another address; the one before leads nowhere from now on. */
  readonly move: (id: string, address: string) => void;
  /** Takes back its charge. */
  readonly waive: (id: string) => void;
  readonly standIn: (id: string) => StandIn | null;
  readonly setStandIn: (id: string, standIn: StandIn) => void;
};

const TABLES = `
  CREATE TABLE IF NOT EXISTS picture (
    id TEXT PRIMARY KEY, task INTEGER REFERENCES task (position), place INTEGER, seed TEXT, expires_ms INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS picture_of_task ON picture (task, place);
  CREATE TABLE IF NOT EXISTS address (position INTEGER PRIMARY KEY, id TEXT, picture TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS address_by_id ON address (id);
  CREATE INDEX IF NOT EXISTS address_of_picture ON address (picture);
  CREATE TABLE IF NOT EXISTS unpaid (picture TEXT PRIMARY KEY) STRICT;
  CREATE TABLE IF NOT EXISTS stand_in (picture TEXT PRIMARY KEY, sha256 TEXT, type TEXT) STRICT;
  CREATE TEMP VIEW paid AS SELECT * FROM picture WHERE id NOT IN (SELECT picture FROM unpaid);
`;

/** The pictures inside the book's file. */
export function openPictureShelf(database: DatabaseSync): PictureShelf {
  database.exec(TABLES);
  const add = database.prepare('INSERT INTO picture VALUES (?, ?, ?, ?, ?)');
  const expire = database.prepare('UPDATE picture SET expires_ms = min(expires_ms, ?) WHERE id = ?');
  const move = database.prepare('INSERT INTO address VALUES (NULL, ?, ?)');
  const waive = database.prepare('INSERT OR IGNORE INTO unpaid VALUES (?)');
  const findStandIn = database.prepare('SELECT * FROM stand_in WHERE picture = ?');
  const addStandIn = database.prepare('INSERT OR REPLACE INTO stand_in VALUES (?, ?, ?)');
  const ofTask = database.prepare(
    `SELECT *, picture.id IN (SELECT picture FROM unpaid) AS is_unpaid,
       (SELECT address.id FROM address WHERE address.picture = picture.id ORDER BY position DESC LIMIT 1) AS moved_to
     FROM picture WHERE task = ? ORDER BY place`,
  );
  const taskAt = database.prepare(
    'SELECT task FROM picture WHERE id = ? OR id IN (SELECT picture FROM address WHERE id = ?)',
  );
  return {
    add(task, pictures) {
      for (const [place, { id, seed, expiresMs, isPaid }] of pictures.entries()) {
        add.run(id, task, place, seed, expiresMs);
        if (!isPaid) waive.run(id);
      }
    },
    ofTask: (task) => ofTask.all(task).map(toPicture),
    taskAt(address) {
      const row = taskAt.get(address, address);
      return row ? Number(row.task) : null;
    },
    expire(id, atMs) {
      expire.run(atMs, id);
    },
    move(id, address) {
      move.run(address, id);
    },
    waive(id) {
      waive.run(id);
    },
    standIn(id) {
      const row = findStandIn.get(id);
      return row ? { sha256: String(row.sha256), type: String(row.type) } : null;
    },
    setStandIn(id, { sha256, type }) {
      addStandIn.run(id, sha256, type);
    },
  };
}

function toPicture(row: Record<string, unknown>): PictureEntry {
  return {
    id: String(row.id),
    seed: String(row.seed),
    expiresMs: Number(row.expires_ms),
    address: String(row.moved_to ?? row.id),
    isPaid: row.is_unpaid === 0,
  };
}
