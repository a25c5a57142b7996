import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Task, TaskPage } from '#core/task.ts';
import { belongsOnPage } from './belongs-on-page.ts';
import { configQuery } from './config-query.ts';
import { insertByTime } from './insert-by-time.ts';
import { lexicon } from './lexicon.ts';
import { modelsQuery } from './models-query.ts';
import { pastCostsQuery } from './past-costs-query.ts';
import { spendQuery } from './spend-query.ts';
import { isInList, taskFilterSchema } from './task-filter.ts';
import { taskQuery } from './tasks-query.ts';

type Pages = InfiniteData<TaskPage>;

/** Writes a task as it is now into every query that holds it, or should. */
export function writeTask(client: QueryClient, task: Task): void {
  // An answer may come after the event of a later change.
  const known = client.getQueryData(taskQuery(task.id).queryKey);
  if (known && known.revision > task.revision) return;
  client.setQueryData(taskQuery(task.id).queryKey, task);
  for (const query of client.getQueryCache().findAll({ queryKey: ['tasks'] })) {
    const filter = taskFilterSchema.parse(query.queryKey[1]);
    const before = client.getQueryData<Pages>(query.queryKey);
    if (!before) continue;
    client.setQueryData(query.queryKey, withTask(before, task, isInList(filter, task, lexicon.in(client))));
  }
  if (task.times.ended !== null) {
    void client.invalidateQueries({ queryKey: spendQuery.queryKey });
    void client.invalidateQueries({ queryKey: ['totals'] });
    void client.invalidateQueries({ queryKey: pastCostsQuery(task.model).queryKey });
  }
  if (task.error !== null) void client.invalidateQueries({ queryKey: configQuery.queryKey });
}

/** Everything may have changed: all is read anew. The models change with the program only, and are read again where they could not be. */
export function refreshAll(client: QueryClient): void {
  refreshTasks(client);
  void client.invalidateQueries({ queryKey: configQuery.queryKey });
  void client.invalidateQueries({
    queryKey: modelsQuery.queryKey,
    predicate: ({ state }) => state.status === 'error',
  });
}

/** Reads tasks and what they cost anew. */
export function refreshTasks(client: QueryClient): void {
  for (const queryKey of [['tasks'], ['task'], ['totals'], spendQuery.queryKey])
    void client.invalidateQueries({ queryKey });
}

/** The list with the task in its place. One whose place is beyond the pages that are here comes with its own. */
function withTask(data: Pages, task: Task, belongs: boolean): Pages {
  const { pages } = data;
  const isKnown = pages.some((page) => page.tasks.some((known) => known.id === task.id));
  if (isKnown)
    return {
      ...data,
      pages: pages.map((page) => ({ ...page, tasks: replaced(page.tasks, task, belongs) })),
    };
  const at = pages.findIndex((page) => belongsOnPage(page, task));
  const page = pages[at];
  if (!page || !belongs) return data;
  return { ...data, pages: pages.with(at, { ...page, tasks: insertByTime(page.tasks, task) }) };
}

function replaced(tasks: readonly Task[], task: Task, belongs: boolean): Task[] {
  return tasks.flatMap((known) => (known.id !== task.id ? [known] : belongs ? [task] : []));
}
