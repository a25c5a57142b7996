import type { MiddlewareHandler } from 'hono';

/** Answers of the guards, built by the caller so that every refusal reads alike. */
export type Refuse = (status: 403 | 405 | 415, detail: string) => never;

/**
 * Lets through requests for the listed hosts alone, port included: a page of another name that resolves to this
 * machine (DNS rebinding) is turned away before anything else is looked at.
 */
export function hostGuard(isListed: (host: string) => boolean, refuse: Refuse): MiddlewareHandler {
  return async function checkHost(context, next) {
    const host = context.req.header('host') ?? '';
    if (!isListed(host.toLowerCase()))
      refuse(
        403,
        'This server does not answer under that name. Use its own address, or add the name to ALLOWED_HOSTS.',
      );
    await next();
  };
}
