import type { Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { contentGuard } from './content-guard.ts';
import { hostGuard, type OwnNames } from './host-guard.ts';
import { isChange } from './is-change.ts';
import { originGuard } from './origin-guard.ts';
import { pathGuard } from './path-guard.ts';
import { rateGuard } from './rate-guard.ts';
import { securityHeaders } from './security-headers.ts';
import { type Access, type TokenGuardOptions, tokenGuard } from './token-guard.ts';

/** The largest body of a request, in bytes. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
const API = '/api/*';

export type GuardOptions = TokenGuardOptions & {
  readonly names: () => OwnNames;
  /** `null`: whoever reaches the server may use it. */
  readonly access: Access | null;
  /** The types that a change of this path may carry. */
  readonly typesOf: (path: string) => readonly string[];
  /** Whether a change of this path takes its body as it comes, and bounds it for itself. */
  readonly isStreamed: (path: string) => boolean;
  readonly submitsPerSecond: number;
  readonly now: () => number;
};

/**
 * The one stack of guards, before every route, static files included. To be called first: what is registered later is behind it.
 *
 * | asked | else |
 * | --- | --- |
 * | a path in its one spelling | 404 |
 * | one of our names in `Host` | 403 |
 * | under `/api`: not from another site; for a change our own `Origin` | 403 |
 * | under `/api`, where a token is set: the token, or a session | 401, 429 |
 * | for a change: the content type of its path, 32 MiB at the most | 415, 413 |
 * | for a task: not too many a second | 429 |
 */
export function guardApp(app: Hono, options: GuardOptions): void {
  const { names, access, typesOf, isStreamed, submitsPerSecond, now, refuse } = options;
  app.use(securityHeaders());
  app.use(pathGuard(refuse));
  app.use(hostGuard(names, refuse));
  app.use(API, noStore());
  app.use(API, originGuard(names, refuse));
  if (access) app.use(API, tokenGuard(access, options));
  app.use(API, contentGuard(typesOf, refuse));
  const onError = () =>
    refuse(413, `A request takes at most ${MAX_BODY_BYTES / 2 ** 20} MB. Make the image smaller.`);
  app.use(forChanges(bodyLimit({ maxSize: MAX_BODY_BYTES, onError }), isStreamed));
  app.post('/api/tasks', rateGuard({ perSecond: submitsPerSecond, now, refuse }));
}

/** Reading a request has no body to look at, and looking costs as much as all else. */
function forChanges(guard: MiddlewareHandler, isStreamed: GuardOptions['isStreamed']): MiddlewareHandler {
  return function checkChange(context, next) {
    const { method, path } = context.req;
    return isChange(method) && !isStreamed(path) ? guard(context, next) : next();
  };
}

/** Answers of the API are for one moment and one caller. Images say otherwise for themselves. */
function noStore(): MiddlewareHandler {
  return async function forbidStoring(context, next) {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  };
}
