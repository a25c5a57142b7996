import type { Task } from '#core/task.ts';

/** "1 task", "12 tasks". */
export function countTasks({ length }: Pick<readonly Task[], 'length'>): string {
  return length === 1 ? '1 task' : `${length} tasks`;
}
