import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { type TaskRow, taskRowSchema } from './task-row.ts';

/** What a step may change of a task, in the ledger's own columns. */
export type TaskChanges = Partial<
  Pick<
    TaskRow,
    | 'status'
    | 'place'
    | 'progress'
    | 'input'
    | 'sent'
    | 'provider_id'
    | 'provider_version'
    | 'cost_kind'
    | 'cost_usd'
    | 'reserved_usd'
    | 'doubt_usd'
    | 'twins'
    | 'warnings'
    | 'error'
    | 'starred'
    | 'rating'
    | 'tags'
    | 'note'
    | 'attempts'
    | 'doubt_at'
    | 'overdue_at'
    | 'next_at'
    | 'sent_at'
    | 'running_at'
    | 'saving_at'
    | 'ended_at'
    | 'deleted_at'
    | 'purged_at'
  >
>;

export type NewTaskRow = Omit<
  TaskRow,
  | 'seq'
  | 'place'
  | 'revision'
  | 'progress'
  | 'provider_id'
  | 'provider_version'
  | 'error'
  | 'doubt_usd'
  | 'twins'
  | 'starred'
  | 'rating'
  | 'tags'
  | 'note'
  | 'attempts'
  | 'doubt_at'
  | 'overdue_at'
  | 'sent_at'
  | 'running_at'
  | 'saving_at'
  | 'ended_at'
  | 'deleted_at'
  | 'purged_at'
  | 'imported_at'
>;

/** A task that ended in another ledger. Its place among those here is the next. */
export type ImportedTaskRow = Omit<TaskRow, 'seq' | 'place' | 'revision'>;

/** As much of a task as decides whether its step may begin now: there may be thousands that wait. */
const dueTaskSchema = taskRowSchema.pick({
  id: true,
  status: true,
  provider: true,
  sandbox: true,
  accepted_at: true,
  doubt_at: true,
});
export type DueTask = z.infer<typeof dueTaskSchema>;

const waitingTaskSchema = z.object({ id: z.string(), place: z.int() });
export type WaitingTask = z.infer<typeof waitingTaskSchema>;

/** The rows of `tasks`. Opens no transaction of its own. */
export function openTasksTable(database: DatabaseSync) {
  const putOff = database.prepare('UPDATE tasks SET next_at = ? WHERE id = ? AND next_at IS NOT NULL');
  const setRevision = database.prepare('UPDATE tasks SET revision = ? WHERE id = ?');
  const byId = database.prepare('SELECT * FROM tasks WHERE id = ?');
  const due = database.prepare(`
    SELECT id, status, provider, sandbox, accepted_at, doubt_at FROM tasks
    WHERE next_at <= ?
    ORDER BY status = 'accepted', CASE status WHEN 'accepted' THEN COALESCE(place, seq) ELSE next_at END, seq LIMIT 5000
  `);
  const nextDue = database.prepare('SELECT MIN(next_at) AS at FROM tasks WHERE next_at > ?');
  const running = database.prepare(
    "SELECT COUNT(*) AS count FROM tasks WHERE provider = ? AND status = 'running'",
  );
  const underWay = database.prepare(
    "SELECT COUNT(*) AS count FROM tasks WHERE provider = ? AND sandbox = ? AND status IN ('sending', 'running')",
  );
  const waiting = database.prepare(`
    SELECT id, COALESCE(place, seq) AS place FROM tasks
    WHERE next_at IS NOT NULL AND status = 'accepted' AND provider = ? AND sandbox = ? ORDER BY 2, seq
  `);
  const owner = database.prepare(`
    SELECT 1 FROM tasks WHERE provider = ?1 AND provider_id = ?2 AND id <> ?3 AND imported_at IS NULL
    UNION ALL SELECT 1 FROM tasks WHERE twins <> '[]' AND provider = ?1 AND id <> ?3
      AND EXISTS (SELECT 1 FROM json_each(twins) WHERE value = ?2)
  `);
  const lastDone = database.prepare(
    "SELECT * FROM tasks WHERE provider = ? AND sandbox = ? AND status = 'done' AND imported_at IS NULL ORDER BY seq DESC LIMIT 1",
  );
  const deleted = database.prepare(
    'SELECT * FROM tasks WHERE deleted_at < ? AND purged_at IS NULL ORDER BY deleted_at LIMIT 100',
  );

  /** Steps change the same few sets of columns again and again. */
  const prepared = new Map<string, StatementSync>();
  function prepareOnce(sql: string): StatementSync {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  }

  function find(id: string): TaskRow | null {
    const row = byId.get(id);
    return row ? taskRowSchema.parse(row) : null;
  }

  function insert(row: NewTaskRow | ImportedTaskRow): void {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    prepareOnce(`INSERT INTO tasks (${columns.join(', ')}) VALUES (${marks})`).run(
      ...Object.values(row).map(toSql),
    );
  }

  function update(id: string, changes: TaskChanges | ImportedTaskRow): void {
    const columns = Object.keys(changes);
    if (columns.length === 0) return;
    const assignments = columns.map((column) => `${column} = ?`).join(', ');
    prepareOnce(`UPDATE tasks SET ${assignments} WHERE id = ?`).run(...Object.values(changes).map(toSql), id);
  }

  /** A task without a next step stays without one. */
  function postpone(id: string, until: number): void {
    putOff.run(until, id);
  }

  /** Notes which event told of the last change. */
  function revise(id: string, revision: number): void {
    setRevision.run(revision, id);
  }

  /** Tasks whose next step is due at `now`, in milliseconds since 1970; the longest due first, then those that wait to be sent. */
  function findDue(now: number): readonly DueTask[] {
    return due.all(now).map((row) => dueTaskSchema.parse(row));
  }

  function nextDueAfter(now: number): number | null {
    const at = nextDue.get(now)?.at;
    return typeof at === 'number' ? at : null;
  }

  function countRunning(provider: string): number {
    return Number(running.get(provider)?.count ?? 0);
  }

  function countUnderWay({ provider, sandbox }: Pick<TaskRow, 'provider' | 'sandbox'>): number {
    return Number(underWay.get(provider, Number(sandbox))?.count ?? 0);
  }

  /** Tasks that wait to be sent to a provider, in the order of their turn. */
  function findWaiting({ provider, sandbox }: Pick<TaskRow, 'provider' | 'sandbox'>): readonly WaitingTask[] {
    return waiting.all(provider, Number(sandbox)).map((row) => waitingTaskSchema.parse(row));
  }

  /** Whether another task than `id` is that one at its provider. */
  function isOwnedBeside(id: string, provider: string, providerId: string): boolean {
    return owner.get(provider, providerId, id) !== undefined;
  }

  /** The last task of a provider that came to its end, or `null`. */
  function findLastDone({ provider, sandbox }: Pick<TaskRow, 'provider' | 'sandbox'>): TaskRow | null {
    const row = lastDone.get(provider, Number(sandbox));
    return row ? taskRowSchema.parse(row) : null;
  }

  /** Tasks that were put into the bin before a time, the longest there first; a hundred at the most. */
  function findDeletedBefore(time: number): readonly TaskRow[] {
    return deleted.all(time).map((row) => taskRowSchema.parse(row));
  }

  return {
    find,
    insert,
    update,
    postpone,
    revise,
    findDue,
    nextDueAfter,
    countRunning,
    countUnderWay,
    findWaiting,
    isOwnedBeside,
    findLastDone,
    findDeletedBefore,
  };
}

function toSql(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}
