import type { MiddlewareHandler } from 'hono';
import { isChange } from './is-change.ts';
import type { Refuse } from './refuse.ts';

/** Changes carry one of the given types: a form or plain text, which any page may send, is turned away. */
export function contentGuard(
  typesOf: (path: string) => readonly string[],
  refuse: Refuse,
): MiddlewareHandler {
  return async function checkContent(context, next) {
    const { method, path } = context.req;
    const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    const types = typesOf(path);
    if (isChange(method) && !types.includes(type)) refuse(415, `Send ${types.join(', ')}.`);
    await next();
  };
}
