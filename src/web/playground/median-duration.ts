import type { Task } from '#core/task.ts';

/** How long the tasks of a model with as many images took, by the middle one of those that are done. Milliseconds, or `null`. */
export function medianDuration(tasks: readonly Task[], model: string, imageCount: number): number | null {
  const durations = tasks
    .flatMap(({ model: made, status, times, images }) =>
      made === model && images.length === imageCount && status === 'done' && times.ended !== null
        ? [Date.parse(times.ended) - Date.parse(times.accepted)]
        : [],
    )
    .toSorted((a, b) => a - b);
  return durations[Math.floor(durations.length / 2)] ?? null;
}
