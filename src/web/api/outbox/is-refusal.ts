import { ApiProblem } from '#web/api/request.ts';

/**
 * Whether the server said no to this press: no task came of it, for certain. An accident of its own (500) may have come after
 * it took the task; a session that has ended (401) says nothing of the press, which waits until its user is back.
 */
export function isRefusal(failure: unknown): failure is ApiProblem {
  return failure instanceof ApiProblem && failure.status !== 500 && failure.status !== 401;
}
