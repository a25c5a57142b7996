import type { MiddlewareHandler } from 'hono';
import type { Refuse } from './host-guard.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/**
 * Turns away what a browser marks as coming from another site, and changes whose `Origin` is not exactly ours.
 * A caller that is no browser sends neither header and passes.
 */
export function originGuard(refuse: Refuse): MiddlewareHandler {
  return async function checkOrigin(context, next) {
    const { method, url } = context.req;
    const site = context.req.header('sec-fetch-site');
    if (site === 'cross-site' || site === 'same-site') refuse(403, 'Other sites may not call this API.');
    const origin = context.req.header('origin');
    if (
      !SAFE_METHODS.has(method) &&
      origin !== undefined &&
      !isOwn(origin, context.req.header('host'), url)
    ) {
      refuse(403, 'Other sites may not call this API.');
    }
    await next();
  };
}

function isOwn(origin: string, host: string | undefined, url: string): boolean {
  return origin === `${new URL(url).protocol}//${host}`;
}
