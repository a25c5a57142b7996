import type { Task } from '#core/task.ts';

/** How many images tasks have together. */
export function countImages(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { images }) => sum + images.length, 0);
}
