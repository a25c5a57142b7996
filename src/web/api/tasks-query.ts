import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { type Task, taskPageSchema, taskSchema } from '#core/task.ts';
import { request } from './request.ts';

/** Which tasks a list holds. Absent: not asked about. */
export const taskFilterSchema = z.object({
  q: z.string().optional(),
  model: z.string().optional(),
  starred: z.boolean().optional(),
  deleted: z.boolean().optional(),
});
export type TaskFilter = z.infer<typeof taskFilterSchema>;

/** How many tasks are asked for at a time. */
const PAGE_SIZE = 60;

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: ['task', id],
    queryFn: ({ signal }) => request(`/tasks/${id}`, taskSchema, { signal }),
  });
}

/** Tasks newest first, page after page. */
export function tasksQuery(filter: TaskFilter) {
  return infiniteQueryOptions({
    queryKey: ['tasks', filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request(`/tasks?${toQuery(filter, pageParam)}`, taskPageSchema, { signal }),
    getNextPageParam: (page) => page.nextCursor,
    select: (data): readonly Task[] => data.pages.flatMap((page) => page.tasks),
  });
}

function toQuery(filter: TaskFilter, cursor: string): URLSearchParams {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const [name, value] of Object.entries({ ...filter, cursor })) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  return query;
}
