import type { CallAnswer } from './provider.ts';

/** How long an answer asks to wait by its `Retry-After`, a number of seconds or a date, in milliseconds. `null`: it does not say. */
export function readRetryAfter({ retryAfter, date }: CallAnswer): number | null {
  if (retryAfter === null) return null;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const ms = Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isFinite(ms) ? Math.max(ms, 0) : null;
}
