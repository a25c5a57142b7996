import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Task, TaskPage } from '#core/task.ts';
import { configQuery } from './config-query.ts';
import { spendQuery } from './spend-query.ts';
import { type TaskFilter, taskFilterSchema, taskQuery } from './tasks-query.ts';

type Pages = InfiniteData<TaskPage>;

/** Writes a task as it is now into every query that holds it, or should. */
export function writeTask(client: QueryClient, task: Task): void {
  // An answer may come after the event of a later change.
  const known = client.getQueryData(taskQuery(task.id).queryKey);
  if (known && known.revision > task.revision) return;
  client.setQueryData(taskQuery(task.id).queryKey, task);
  for (const query of client.getQueryCache().findAll({ queryKey: ['tasks'] })) {
    const filter = taskFilterSchema.parse(query.queryKey[1]);
    client.setQueryData<Pages>(query.queryKey, (data) => data && withTask(data, task, filter));
  }
  if (task.times.ended !== null) void client.invalidateQueries({ queryKey: spendQuery.queryKey });
  if (task.error !== null) void client.invalidateQueries({ queryKey: configQuery.queryKey });
}

/** Everything may have changed: all is read anew. */
export function refreshAll(client: QueryClient): void {
  for (const queryKey of [['tasks'], ['task'], spendQuery.queryKey, configQuery.queryKey]) {
    void client.invalidateQueries({ queryKey });
  }
}

function withTask(data: Pages, task: Task, filter: TaskFilter): Pages {
  const isKnown = data.pages.some((page) => page.tasks.some((known) => known.id === task.id));
  const belongs = isIn(filter, task);
  if (isKnown)
    return {
      ...data,
      pages: data.pages.map((page) => ({ ...page, tasks: replaced(page.tasks, task, belongs) })),
    };
  const [first, ...rest] = data.pages;
  const isNewest = first?.tasks.every((known) => known.times.accepted <= task.times.accepted) ?? false;
  if (!first || !belongs || !isNewest) return data;
  return { ...data, pages: [{ ...first, tasks: [task, ...first.tasks] }, ...rest] };
}

function replaced(tasks: readonly Task[], task: Task, belongs: boolean): Task[] {
  return tasks.flatMap((known) => (known.id !== task.id ? [known] : belongs ? [task] : []));
}

/** As the server's list has it: deleted tasks stand apart; words are looked for in the input. */
function isIn(filter: TaskFilter, task: Task): boolean {
  if ((task.deletedAt !== null) !== (filter.deleted ?? false)) return false;
  if (filter.model && filter.model !== task.model) return false;
  if (filter.starred && !task.starred) return false;
  return !filter.q || JSON.stringify(task.input).toLowerCase().includes(filter.q.toLowerCase());
}
