import type { Task } from '#core/task.ts';

/** How long the tasks of a model took, by the middle one of those that are done. Milliseconds, `null` where there are none. */
export function medianDuration(tasks: readonly Task[], model: string): number | null {
  const durations = tasks
    .flatMap(({ model: made, status, times }) =>
      made === model && status === 'done' && times.ended !== null
        ? [Date.parse(times.ended) - Date.parse(times.accepted)]
        : [],
    )
    .toSorted((a, b) => a - b);
  return durations[Math.floor(durations.length / 2)] ?? null;
}
