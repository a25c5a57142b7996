import type { MiddlewareHandler } from 'hono';
import type { Refuse } from './host-guard.ts';

/** Bodies of changes are of one of the given types: a form or plain text, which any page may send, is turned away. */
export function contentGuard(types: readonly string[], refuse: Refuse): MiddlewareHandler {
  return async function checkContent(context, next) {
    const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    const isChange = context.req.method === 'POST' || context.req.method === 'PATCH';
    if (isChange && !types.includes(type)) refuse(415, `Send ${types.join(', ')}.`);
    await next();
  };
}
