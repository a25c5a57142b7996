import type { Habits } from '#server/emulator/habits.ts';
import { problem } from './problem.ts';

/** The 429, and where it says how long to wait. Source: shared/contracts/replicate.md §9, §10. */
export function throttled(seconds: number, where: Habits['retryAfter']): Response {
  const isSaid = where === 'body' || where === 'sentence';
  const response = problem({
    detail: `Request was throttled.${isSaid ? ` Your rate limit resets in ~${seconds}s.` : ''}`,
    status: 429,
    ...(where === 'body' ? { retry_after: seconds } : {}),
  });
  if (where === 'header') response.headers.set('retry-after', String(seconds));
  return response;
}
