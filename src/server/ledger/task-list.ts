import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import { taskStatusSchema } from '#core/task.ts';
import { type Search, type Sql, searchConditions } from './search-conditions.ts';
import { type TaskRow, taskRowSchema } from './task-row.ts';

/** What `GET /api/tasks` takes. The cursor is opaque to its callers. */
export const taskQuerySchema = z.strictObject({
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** In the language of `core/query`. */
  q: z.string().max(2_000).optional(),
  model: z.string().max(200).optional(),
  status: taskStatusSchema.optional(),
  starred: z.stringbool().optional(),
  deleted: z.stringbool().default(false),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type TaskQuery = Omit<z.infer<typeof taskQuerySchema>, 'q'> & { readonly search?: Search | undefined };

/** Tasks newest first, a page at a time. */
export function listTasks(
  database: DatabaseSync,
  query: TaskQuery,
): { readonly rows: readonly TaskRow[]; readonly nextCursor: string | null } {
  const conditions: readonly (readonly [sql: string, value: SQLInputValue | undefined])[] = [
    ['seq < ?', query.cursor],
    ['model = ?', query.model],
    ['status = ?', query.status],
    ['starred = ?', query.starred === undefined ? undefined : Number(query.starred)],
    ['accepted_at >= ?', query.from && Date.parse(query.from)],
    ['accepted_at < ?', query.to && Date.parse(query.to)],
  ];
  const given = conditions.filter(
    (condition): condition is readonly [string, SQLInputValue] =>
      condition[1] !== undefined && condition[1] !== '',
  );
  const found = query.search ? foundBy(database, query.search, query) : null;
  const where = [
    ...(found ? [`seq IN (${found.text})`] : []),
    query.deleted ? 'deleted_at IS NOT NULL AND purged_at IS NULL' : 'deleted_at IS NULL',
    ...given.map(([sql]) => sql),
  ].join(' AND ');
  const rows = database
    .prepare(`SELECT * FROM tasks WHERE ${where} ORDER BY seq DESC LIMIT ?`)
    .all(...(found?.values ?? []), ...given.map(([, value]) => value), query.limit + 1)
    .map((row) => taskRowSchema.parse(row));
  const page = rows.slice(0, query.limit);
  return { rows: page, nextCursor: rows.length > query.limit ? String(page.at(-1)?.seq) : null };
}

/**
 * A page of what a search finds, newest first. Where other filters go on to choose among them, all of them are needed: only a
 * search that stands alone may stop when the page is full.
 */
function foundBy(database: DatabaseSync, search: Search, query: TaskQuery): Sql {
  const conditions = searchConditions(database, search);
  const isAlone = [query.model, query.status, query.starred, query.from, query.to].every(
    (filter) => filter === undefined,
  );
  const where = ['deleted = ?', 'task < ?', ...conditions.map(({ text }) => text)].join(' AND ');
  return {
    text: `SELECT task FROM tallies WHERE ${where} ORDER BY task DESC LIMIT ?`,
    values: [
      Number(query.deleted),
      query.cursor ?? Number.MAX_SAFE_INTEGER,
      ...conditions.flatMap(({ values }) => values),
      isAlone ? query.limit + 1 : -1,
    ],
  };
}
