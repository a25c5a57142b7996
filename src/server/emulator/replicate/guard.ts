import type { MiddlewareHandler } from 'hono';
import type { Clock } from '#core/clock.ts';
import { problem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';

const CREATES_PER_MINUTE = 600;
const OTHERS_PER_MINUTE = 3000;

/**
 * Checks the token, any that does not begin with `invalid`, and the rate. Sources: shared/contracts/replicate.md §1, §9.
 * Answers about files carry no rate-limit headers (§8).
 */
export function guard(clock: Clock): MiddlewareHandler {
  const creates = createRateLimit(CREATES_PER_MINUTE);
  const others = createRateLimit(OTHERS_PER_MINUTE);
  return async function guardReplicate(context, next) {
    const token = /^(?:Bearer|Token) +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (!token || token.startsWith('invalid')) return refuseToken();
    const { method, path } = context.req;
    const isCreate = method === 'POST' && path.endsWith('/predictions');
    const { isAllowed, remaining, waitMs } = (isCreate ? creates : others).take(clock.now());
    if (!isAllowed) return refusePace(Math.max(1, Math.ceil(waitMs / 1000)));
    await next();
    if (!path.includes('/v1/files')) {
      context.res.headers.set('ratelimit-remaining', String(remaining));
      context.res.headers.set('ratelimit-reset', '1');
    }
    return undefined;
  };
}

function refuseToken(): Response {
  const detail = 'You did not pass a valid authentication token';
  return problem({ title: 'Unauthenticated', detail, status: 401 });
}

function refusePace(seconds: number): Response {
  const detail = `Request was throttled. Your rate limit resets in ~${seconds}s.`;
  return problem({ detail, status: 429, retry_after: seconds });
}
