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
  status: z.optional(taskStatusSchema),
  starred: z.stringbool().optional(),
  deleted: z.stringbool().default(false),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type TaskQuery = Omit<z.infer<typeof taskQuerySchema>, 'q'> & { readonly search?: Search | undefined };

/** Tasks by when they were accepted, newest first, a page at a time. The cursor is the `seq` of the last one before the page. */
export function listTasks(
  database: DatabaseSync,
  query: TaskQuery,
): { readonly rows: readonly TaskRow[]; readonly nextCursor: string | null } {
  const filters: readonly (readonly [sql: string, value: SQLInputValue | undefined])[] = [
    ['(accepted_at, seq) < (SELECT accepted_at, seq FROM tasks WHERE seq = ?)', query.cursor],
    ['model = ?', query.model],
    ['status = ?', query.status],
    ['starred = ?', query.starred === undefined ? undefined : Number(query.starred)],
    ['accepted_at >= ?', query.from && Date.parse(query.from)],
    ['accepted_at < ?', query.to && Date.parse(query.to)],
  ];
  const given = filters.flatMap(([text, value]): readonly Sql[] =>
    value === undefined || value === '' ? [] : [{ text, values: [value] }],
  );
  const conditions: readonly Sql[] = [
    // In the words of the indexes that hold the order: neither list is ever sorted.
    {
      text: query.deleted ? 'deleted_at IS NOT NULL AND purged_at IS NULL' : 'deleted_at IS NULL',
      values: [],
    },
    ...given,
    ...(query.search ? conditionsOf(database, query.search) : []),
  ];
  const where = conditions.map(({ text }) => text).join(' AND ');
  const rows = database
    .prepare(`SELECT * FROM tasks WHERE ${where} ORDER BY accepted_at DESC, seq DESC LIMIT ?`)
    .all(...conditions.flatMap(({ values }) => values), query.limit + 1)
    .map((row) => taskRowSchema.parse(row));
  const page = rows.slice(0, query.limit);
  return { rows: page, nextCursor: rows.length > query.limit ? String(page.at(-1)?.seq) : null };
}

/** A task is listed for one image that passes. */
function conditionsOf(database: DatabaseSync, search: Search): readonly Sql[] {
  const { ofTask, ofImage } = searchConditions(database, search, 'seq');
  if (ofImage.length === 0) return ofTask;
  const text = `+seq IN (SELECT task FROM tallies WHERE ${ofImage.map((each) => each.text).join(' AND ')})`;
  return [...ofTask, { text, values: ofImage.flatMap(({ values }) => values) }];
}
