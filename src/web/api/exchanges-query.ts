import { queryOptions } from '@tanstack/react-query';
import { taskExchangesSchema } from '#core/exchange.ts';
import type { Task } from '#core/task.ts';
import { request } from './request.ts';

/** What is kept of what went over the wire for a task, as of its status. */
export function exchangesQuery({ id, status }: Pick<Task, 'id' | 'status'>) {
  return queryOptions({
    queryKey: ['exchanges', id, status],
    queryFn: ({ signal }) => request(`/tasks/${id}/exchanges`, taskExchangesSchema, { signal }),
  });
}
