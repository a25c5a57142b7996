import type { MiddlewareHandler } from 'hono';
import type { Refuse } from './refuse.ts';

/** For how long what was not used may be saved up: a press of fifty tasks comes at once. In seconds. */
const SAVED_S = 3;

export type RateGuardOptions = {
  readonly perSecond: number;
  readonly now: () => number;
  readonly refuse: Refuse;
};

/** Lets through so many requests a second over some time, and the rest not: a loop somewhere must not empty an account. */
export function rateGuard({ perSecond, now, refuse }: RateGuardOptions): MiddlewareHandler {
  const most = Math.max(perSecond * SAVED_S, 1);
  let left = most;
  let countedAt = now();
  return async function checkRate(_context, next) {
    const at = now();
    left = Math.min(most, left + (Math.max(at - countedAt, 0) / 1000) * perSecond);
    countedAt = at;
    if (left < 1) {
      const seconds = Math.ceil((1 - left) / perSecond);
      refuse(
        429,
        `More than ${perSecond} tasks a second were asked for. Nothing was sent. Try again in ${seconds} s.`,
        {
          'retry-after': String(seconds),
        },
      );
    }
    left -= 1;
    await next();
  };
}
