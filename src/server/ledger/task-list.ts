import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import { taskStatusSchema } from '#core/task.ts';
import { type TaskRow, taskRowSchema } from './task-row.ts';

/** What `GET /api/tasks` takes. The cursor is opaque to its callers. */
export const taskQuerySchema = z.strictObject({
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Words looked for in the input, as they stand. */
  q: z.string().max(500).optional(),
  model: z.string().max(200).optional(),
  status: taskStatusSchema.optional(),
  starred: z.stringbool().optional(),
  deleted: z.stringbool().default(false),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type TaskQuery = z.infer<typeof taskQuerySchema>;

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
    ["input LIKE ? ESCAPE '\\'", query.q && `%${inJson(query.q).replace(/[\\%_]/g, '\\$&')}%`],
  ];
  const given = conditions.filter(
    (condition): condition is readonly [string, SQLInputValue] =>
      condition[1] !== undefined && condition[1] !== '',
  );
  const where = [
    query.deleted ? 'deleted_at IS NOT NULL AND purged_at IS NULL' : 'deleted_at IS NULL',
    ...given.map(([sql]) => sql),
  ].join(' AND ');
  const rows = database
    .prepare(`SELECT * FROM tasks WHERE ${where} ORDER BY seq DESC LIMIT ?`)
    .all(...given.map(([, value]) => value), query.limit + 1)
    .map((row) => taskRowSchema.parse(row));
  const page = rows.slice(0, query.limit);
  return { rows: page, nextCursor: rows.length > query.limit ? String(page.at(-1)?.seq) : null };
}

/** Text as it stands inside the JSON of an input. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
