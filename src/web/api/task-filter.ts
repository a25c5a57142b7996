import { z } from 'zod/mini';
import { foundImages } from '#core/query/found-images.ts';
import { looksIntoBin } from '#core/query/looks-into-bin.ts';
import { parseQuery } from '#core/query/parse-query.ts';
import { type Task, taskStatusSchema } from '#core/task.ts';
import type { Lexicon } from './lexicon.ts';

/** Which tasks a list holds. Absent: not asked about. */
export const taskFilterSchema = z.object({
  /** In the language of `core/query`. */
  q: z.optional(z.string()),
  model: z.optional(z.string()),
  starred: z.optional(z.boolean()),
  deleted: z.optional(z.boolean()),
  status: z.optional(taskStatusSchema),
});
export type TaskFilter = z.infer<typeof taskFilterSchema>;

/** As the server's list has it: deleted tasks stand apart. Without a lexicon, what is looked for cannot be told, and nothing is kept out by it. */
export function isInList(filter: TaskFilter, task: Task, lexicon: Lexicon | null): boolean {
  const query = filter.q && lexicon ? parseQuery(filter.q, lexicon.vocabulary).query : [];
  if ((task.deletedAt !== null) !== (filter.deleted || looksIntoBin(query))) return false;
  if (filter.model && filter.model !== task.model) return false;
  if (filter.starred && !task.starred) return false;
  if (filter.status && filter.status !== task.status) return false;
  if (!lexicon) return true;
  return foundImages(query, { task, fields: lexicon.fieldsOf(task.model) }, lexicon.vocabulary).length > 0;
}
