import { useInfiniteQuery } from '@tanstack/react-query';
import type { Task } from '#core/task.ts';
import { isVerification } from '#core/verify/is-verification.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import { useModel } from '#web/task/use-model.ts';

/** The tasks that ran a task's exact recipe once more, newest first; `null` while they are not known. */
export function useVerifications(original: Task): {
  readonly verifications: readonly Task[] | null;
  readonly error: Error | null;
} {
  const model = useModel(original.model);
  const { data: children, error } = useInfiniteQuery(tasksQuery({ q: `parent:${original.id}` }));
  const verifications =
    model && children ? children.filter((task) => isVerification({ task, original, model })) : null;
  return { verifications, error };
}
