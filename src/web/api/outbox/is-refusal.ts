import { ApiProblem } from '#web/api/request.ts';

/** Whether the server said no: no task came of it, for certain. An accident of its own (500) may have come after it took the task. */
export function isRefusal(failure: unknown): failure is ApiProblem {
  return failure instanceof ApiProblem && failure.status !== 500;
}
