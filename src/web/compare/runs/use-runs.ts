import { useQueries } from '@tanstack/react-query';
import type { Task } from '#core/task.ts';
import { taskQuery } from '#web/api/tasks-query.ts';

/** A task whose image is to join the comparison. */
export type ComparedRun = {
  readonly id: string;
  /** `null`: it is being looked up, or is not known here. */
  readonly task: Task | null;
  readonly error: Error | null;
};

/** The tasks of these ids as they are now, in this order. */
export function useRuns(ids: readonly string[]): readonly ComparedRun[] {
  const found = useQueries({ queries: ids.map((id) => ({ ...taskQuery(id), retry: false })) });
  return ids.map((id, index) => ({
    id,
    task: found[index]?.data ?? null,
    error: found[index]?.error ?? null,
  }));
}
