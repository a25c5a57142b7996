import type { MiddlewareHandler } from 'hono';
import type { OwnNames } from './host-guard.ts';
import { isChange } from './is-change.ts';
import type { Refuse } from './refuse.ts';

/** Turns away what a browser marks as coming from another site, and every change whose `Origin` is not exactly ours. */
export function originGuard(names: () => OwnNames, refuse: Refuse): MiddlewareHandler {
  return async function checkOrigin(context, next) {
    const site = context.req.header('sec-fetch-site');
    if (site === 'cross-site' || site === 'same-site') refuse(403, 'Other sites may not call this API.');
    if (isChange(context.req.method)) {
      if (site !== undefined && site !== 'same-origin')
        refuse(403, 'Only its own page may change anything here.');
      if (!isOwn(context.req.header('origin') ?? '', context.req.header('host') ?? '', names()))
        refuse(403, 'A change needs an Origin header that is exactly this server’s own.');
    }
    await next();
  };
}

function isOwn(origin: string, host: string, { listed }: OwnNames): boolean {
  return origin === `http://${host}` || (origin === `https://${host}` && listed.has(host.toLowerCase()));
}
