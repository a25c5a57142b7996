import type { DatabaseSync } from 'node:sqlite';

export type SessionsTable = ReturnType<typeof openSessionsTable>;

/** Who has signed in. Secrets are known by their hashes alone, and hold for the access token that they were given for. */
export function openSessionsTable(database: DatabaseSync) {
  const insert = database.prepare('INSERT INTO sessions (hash, token, expires_at) VALUES (?, ?, ?)');
  const open = database.prepare('SELECT 1 FROM sessions WHERE hash = ? AND token = ? AND expires_at > ?');
  const remove = database.prepare('DELETE FROM sessions WHERE hash = ?');
  const removeAll = database.prepare('DELETE FROM sessions');
  const removeOld = database.prepare('DELETE FROM sessions WHERE expires_at <= ?');

  function add(session: { hash: string; token: string; expiresAt: number }, now: number): void {
    removeOld.run(now);
    insert.run(session.hash, session.token, session.expiresAt);
  }

  function has(session: { hash: string; token: string }, now: number): boolean {
    return open.get(session.hash, session.token, now) !== undefined;
  }

  return { add, has, end: (hash: string) => void remove.run(hash), endAll: () => void removeAll.run() };
}
