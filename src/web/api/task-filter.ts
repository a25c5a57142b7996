import { z } from 'zod';
import { type Task, taskStatusSchema } from '#core/task.ts';

/** Which tasks a list holds. Absent: not asked about. */
export const taskFilterSchema = z.object({
  q: z.string().optional(),
  model: z.string().optional(),
  starred: z.boolean().optional(),
  deleted: z.boolean().optional(),
  status: taskStatusSchema.optional(),
});
export type TaskFilter = z.infer<typeof taskFilterSchema>;

/** As the server's list has it: deleted tasks stand apart; words are looked for in the input. */
export function isInList(filter: TaskFilter, task: Task): boolean {
  if ((task.deletedAt !== null) !== (filter.deleted ?? false)) return false;
  if (filter.model && filter.model !== task.model) return false;
  if (filter.starred && !task.starred) return false;
  if (filter.status && filter.status !== task.status) return false;
  return !filter.q || JSON.stringify(task.input).toLowerCase().includes(filter.q.toLowerCase());
}
