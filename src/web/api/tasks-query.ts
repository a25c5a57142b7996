import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Task, taskPageSchema, taskSchema } from '#core/task.ts';
import { lexicon } from './lexicon.ts';
import { type KnownTask, mergePage } from './merge-page.ts';
import { request } from './request.ts';
import { isInList, type TaskFilter } from './task-filter.ts';

/** How many tasks are asked for at a time. */
const PAGE_SIZE = 60;

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: ['task', id],
    async queryFn({ client, signal }) {
      const task = await request(`/tasks/${id}`, taskSchema, { signal });
      // An event of a later change may have come while the answer was under way.
      const known = client.getQueryData<Task>(['task', id]);
      return known && known.revision > task.revision ? known : task;
    },
  });
}

/** Which page of a list: the one behind a cursor of the server's, and when the last task before it was accepted. */
type PageParam = { readonly cursor: string; readonly below: string | null };

const FIRST_PAGE: PageParam = { cursor: '', below: null };

/** Tasks newest first, page after page. Never older than what events have told. */
export function tasksQuery(filter: TaskFilter) {
  return infiniteQueryOptions({
    queryKey: ['tasks', filter],
    initialPageParam: FIRST_PAGE,
    async queryFn({ client, pageParam, signal }) {
      const askedAt = Date.now();
      const page = await request(`/tasks?${toQuery(filter, pageParam.cursor)}`, taskPageSchema, { signal });
      const belongs = (task: Task) => isInList(filter, task, lexicon.in(client));
      return mergePage({ page, belongs, below: pageParam.below, askedAt, known: knownTasks(client) });
    },
    getNextPageParam: ({ tasks, nextCursor }, _pages, { below }): PageParam | null =>
      nextCursor === null ? null : { cursor: nextCursor, below: tasks.at(-1)?.times.accepted ?? below },
    select: (data): readonly Task[] => data.pages.flatMap((page) => page.tasks),
  });
}

function knownTasks(client: QueryClient): readonly KnownTask[] {
  return client
    .getQueriesData<Task>({ queryKey: ['task'] })
    .flatMap(([key, task]) =>
      task ? [{ task, heardAt: client.getQueryState(key)?.dataUpdatedAt ?? 0 }] : [],
    );
}

function toQuery(filter: TaskFilter, cursor: string): URLSearchParams {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const [name, value] of Object.entries({ ...filter, cursor })) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  return query;
}
