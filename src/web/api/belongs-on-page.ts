import type { Task, TaskPage } from '#core/task.ts';

/**
 * Whether a task has its place on a page of a list that stands newest first, or above it. One that is as old as the last of
 * the page may come with the next.
 */
export function belongsOnPage({ tasks, nextCursor }: TaskPage, task: Task): boolean {
  if (nextCursor === null) return true;
  const last = tasks.at(-1);
  return last !== undefined && last.times.accepted < task.times.accepted;
}
