import { z } from 'zod';
import { MARK_LIMITS } from '#core/mark-limits.ts';
import type { Task } from '#core/task.ts';
import type { TaskChanges } from '#server/ledger/tasks-table.ts';
import { Problem } from '#server/problem.ts';

/** How many tasks are changed in one go, which is one transaction. */
const MOST_AT_ONCE = 1_000;
const tagsSchema = z.array(z.string().min(1).max(MARK_LIMITS.tagLength)).max(MARK_LIMITS.tags).default([]);

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

/** What the changes are for one of the tasks. What is in the bin keeps the time since when it is there. Too many tags are a `Problem`. */
export function bulkChanges(
  { tags, deletedAt }: Task,
  { starred, rating, addTags, removeTags, deleted }: BulkChanges,
  now: number,
): TaskChanges {
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  const tagged = [...new Set([...kept, ...addTags])];
  if (tagged.length > Math.max(MARK_LIMITS.tags, tags.length))
    throw new Problem(
      422,
      `A task has at most ${MARK_LIMITS.tags} tags, and one of these would have more. Take some away first.`,
    );
  const isTagged = addTags.length + removeTags.length > 0;
  return {
    ...(starred === undefined ? {} : { starred }),
    ...(rating === undefined ? {} : { rating }),
    ...(isTagged ? { tags: tagged } : {}),
    ...(deleted === undefined || deleted === (deletedAt !== null)
      ? {}
      : { deleted_at: deleted ? now : null }),
  };
}
