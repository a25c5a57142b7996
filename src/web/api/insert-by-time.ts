import type { Task } from '#core/task.ts';

/** Tasks that stand newest first, and one more in its place: above all that are not newer. */
export function insertByTime(tasks: readonly Task[], task: Task): Task[] {
  const at = tasks.findIndex(({ times }) => times.accepted <= task.times.accepted);
  return tasks.toSpliced(at === -1 ? tasks.length : at, 0, task);
}
