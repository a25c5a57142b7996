import type { DatabaseSync } from 'node:sqlite';

/** How many events can be resumed from. A page that was away for longer reads its lists anew. */
const KEPT_EVENTS = 10_000;
/** After how many events what was written is worth clearing away. */
const TIDY_EVERY = 500;

/** That a task changed. What it is now stands in the ledger. */
export type LedgerEvent = { readonly seq: number; readonly task: string };
export type EventLog = ReturnType<typeof openEventLog>;

/** The order in which tasks changed, numbered without gaps, so that a page can ask for what it missed. */
export function openEventLog(database: DatabaseSync) {
  const insert = database.prepare('INSERT INTO events (task, at) VALUES (?, ?)');
  const after = database.prepare('SELECT seq, task FROM events WHERE seq > ? ORDER BY seq');
  const range = database.prepare('SELECT MIN(seq) AS first, MAX(seq) AS last FROM events');
  const trim = database.prepare('DELETE FROM events WHERE seq <= ?');

  let grownAt = 0;

  /** To be called inside the transaction of the change. */
  function append(task: string, now: number): LedgerEvent {
    const seq = Number(insert.run(task, now).lastInsertRowid);
    if (seq % 1000 === 0) trim.run(seq - KEPT_EVENTS);
    return { seq, task };
  }

  /** The events after `seq`, or `null` where they are no longer, or were never, kept. */
  function since(seq: number): readonly LedgerEvent[] | null {
    const row = range.get();
    const [first, last] = [Number(row?.first ?? 1), Number(row?.last ?? 0)];
    if (!Number.isInteger(seq) || seq > last || seq < first - 1) return null;
    return after.all(seq).map((event) => ({ seq: Number(event.seq), task: String(event.task) }));
  }

  function last(): number {
    return Number(range.get()?.last ?? 0);
  }

  /** Whether many came since this was last so. */
  function hasGrown(): boolean {
    const now = last();
    if (now - grownAt < TIDY_EVERY) return false;
    grownAt = now;
    return true;
  }

  return { append, since, last, hasGrown };
}
