import type { MiddlewareHandler } from 'hono';
import type { Desk } from '#server/emulator/desk.ts';
import { createRateLimit } from './rate-limit.ts';
import { throttled } from './throttled.ts';
import { unauthenticated } from './unauthenticated.ts';

const CREATES_PER_MINUTE = 600;
const OTHERS_PER_MINUTE = 3000;

/**
 * Checks the token, any that does not begin with `invalid`, and the rate. Sources: shared/contracts/replicate.md §1, §9.
 * Answers about files carry no rate-limit headers (§8).
 */
export function guard({ clock, habits }: Desk): MiddlewareHandler {
  const creates = createRateLimit(CREATES_PER_MINUTE);
  const others = createRateLimit(OTHERS_PER_MINUTE);
  return async function guardReplicate(context, next) {
    const token = /^(?:Bearer|Token) +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (!token || token.startsWith('invalid')) return unauthenticated();
    const { method, path } = context.req;
    const isCreate = method === 'POST' && path.endsWith('/predictions');
    const { isAllowed, remaining, waitMs } = (isCreate ? creates : others).take(clock.now());
    if (!isAllowed) return throttled(Math.max(1, Math.ceil(waitMs / 1000)), habits.retryAfter);
    await next();
    if (!path.includes('/v1/files')) {
      context.res.headers.set('ratelimit-remaining', String(remaining));
      context.res.headers.set('ratelimit-reset', '1');
    }
    return undefined;
  };
}
