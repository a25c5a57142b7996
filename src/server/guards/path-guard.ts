import type { MiddlewareHandler } from 'hono';
import type { Refuse } from './refuse.ts';

/** Empty, dotted and encoded separators, and what no path here has: a router and a guard could read them differently. */
const ODD = /\/\/|\\|%(?:2e|2f|5c|25|0|1|7f)|(?:^|\/)\.{1,2}(?:\/|$)/i;

/** Lets through paths in their one canonical form: no path has two spellings, of which a guard might know only one. */
export function pathGuard(refuse: Refuse): MiddlewareHandler {
  return async function checkPath(context, next) {
    if (ODD.test(rawPathOf(context.req.url))) refuse(404, 'There is no such page.');
    await next();
  };
}

/** As it came, nothing decoded. */
function rawPathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/, '').replace(/[?#].*$/s, '');
}
