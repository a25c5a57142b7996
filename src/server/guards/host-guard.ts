import type { MiddlewareHandler } from 'hono';
import type { Refuse } from './refuse.ts';

/** The names of this server, port included, in lower case. */
export type OwnNames = {
  /** Its own addresses, which are asked over plain http. */
  readonly own: ReadonlySet<string>;
  /** What the deployment lists: a proxy may stand before these, and speak https. */
  readonly listed: ReadonlySet<string>;
};

/**
 * Lets through requests for the listed hosts alone, port included: a page of another name that resolves to this
 * machine (DNS rebinding) is turned away before anything else is looked at.
 */
export function hostGuard(names: () => OwnNames, refuse: Refuse): MiddlewareHandler {
  return async function checkHost(context, next) {
    if (!isOwnName(names(), context.req.header('host')))
      refuse(
        403,
        'This server does not answer under that name. Use its own address, or add the name to ALLOWED_HOSTS.',
      );
    await next();
  };
}

export function isOwnName({ own, listed }: OwnNames, host = ''): boolean {
  const name = host.toLowerCase();
  return own.has(name) || listed.has(name);
}
