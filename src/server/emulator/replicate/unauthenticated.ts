import { problem } from './problem.ts';

/** The 401. Source: shared/contracts/replicate.md §10. */
export function unauthenticated(): Response {
  const detail = 'You did not pass a valid authentication token';
  return problem({ title: 'Unauthenticated', detail, status: 401 });
}
