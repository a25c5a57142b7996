import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { cookieNameOf } from './cookie-name-of.ts';
import type { Refuse } from './refuse.ts';
import type { WrongTokens } from './wrong-tokens.ts';

/** Who may call the API, where a token is set. */
export type Access = {
  readonly isToken: (text: string) => boolean;
  readonly isSession: (secret: string) => boolean;
};

/**
 * Lets through who knows the access token (`Authorization: Bearer`) or has signed in with it (the cookie). Signing in itself
 * comes without either. Wrong tokens are answered ever later.
 */
export function tokenGuard(
  access: Access,
  { wrongTokens, refuse, addressOf }: TokenGuardOptions,
): MiddlewareHandler {
  return async function checkToken(context, next) {
    if (context.req.method === 'POST' && context.req.path === SIGN_IN) return next();
    const bearer = /^Bearer (.*)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined) wrongTokens.check(addressOf(context), access.isToken(bearer));
    else if (!access.isSession(getCookie(context, cookieNameOf(context)) ?? ''))
      refuse(401, 'Sign in with the access token of this server.');
    await next();
  };
}

const SIGN_IN = '/api/session';

export type TokenGuardOptions = {
  readonly wrongTokens: WrongTokens;
  readonly refuse: Refuse;
  /** The network address of the caller. */
  readonly addressOf: (context: Context) => string;
};
