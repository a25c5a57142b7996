import { queryOptions } from '@tanstack/react-query';
import { taskSchema } from '#core/task.ts';
import { request } from './request.ts';
import { writeTask } from './task-cache.ts';

/** The id of the task that an image came from. The task itself is written where all tasks are kept. */
export function imageTaskQuery(imageId: string) {
  return queryOptions({
    queryKey: ['image-task', imageId],
    staleTime: Number.POSITIVE_INFINITY,
    async queryFn({ client, signal }) {
      const task = await request(`/images/${encodeURIComponent(imageId)}/task`, taskSchema, { signal });
      writeTask(client, task);
      return task.id;
    },
  });
}
