import { z } from 'zod';
import type { Task } from '#core/task.ts';
import type { TaskChanges } from '#server/ledger/tasks-table.ts';

/** How many tasks are changed in one go, which is one transaction. */
const MOST_AT_ONCE = 1_000;
const MOST_TAGS = 50;
const tagsSchema = z.array(z.string().min(1).max(50)).max(MOST_TAGS).default([]);

/** The same changes for many tasks: what is not named stays as it is. */
export const bulkSchema = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE),
  starred: z.boolean().optional(),
  rating: z.int().min(0).max(5).nullable().optional(),
  addTags: tagsSchema,
  removeTags: tagsSchema,
  /** Into the bin, or back out of it. */
  deleted: z.boolean().optional(),
});
type BulkChanges = Omit<z.infer<typeof bulkSchema>, 'ids'>;

/** What the changes are for one of the tasks. What is in the bin keeps the time since when it is there. */
export function bulkChanges(
  { tags, deletedAt }: Task,
  { starred, rating, addTags, removeTags, deleted }: BulkChanges,
  now: number,
): TaskChanges {
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  const isTagged = addTags.length + removeTags.length > 0;
  return {
    ...(starred === undefined ? {} : { starred }),
    ...(rating === undefined ? {} : { rating }),
    ...(isTagged ? { tags: [...new Set([...kept, ...addTags])].slice(0, MOST_TAGS) } : {}),
    ...(deleted === undefined || deleted === (deletedAt !== null)
      ? {}
      : { deleted_at: deleted ? now : null }),
  };
}
