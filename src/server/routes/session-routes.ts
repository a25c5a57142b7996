import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { cookieNameOf } from '#server/guards/cookie-name-of.ts';
import type { TokenGuardOptions } from '#server/guards/token-guard.ts';
import { Problem } from '#server/problem.ts';
import type { Services } from '#server/services.ts';

const signInSchema = z.strictObject({ token: z.string() });

/** Signing in: the access token is exchanged once for a cookie that no script can read. Signing out, here or everywhere. */
export function sessionRoutes(
  { access }: Services,
  { wrongTokens, addressOf }: Pick<TokenGuardOptions, 'wrongTokens' | 'addressOf'>,
) {
  return new Hono()
    .post('/session', async (context) => {
      const body = signInSchema.safeParse(await context.req.json().catch(() => null));
      if (!body.success) throw new Problem(422, 'Send { "token": "…" }.');
      if (access) {
        wrongTokens.check(addressOf(context), access.isToken(body.data.token));
        setCookie(context, cookieNameOf(context), access.open(), {
          ...attributesOf(context),
          maxAge: access.sessionMs / 1000,
        });
      }
      return context.body(null, 204);
    })
    .delete('/session', (context) => {
      access?.end(getCookie(context, cookieNameOf(context)) ?? '');
      return leave(context);
    })
    .delete('/sessions', (context) => {
      access?.endAll();
      return leave(context);
    });
}

function leave(context: Context): Response {
  deleteCookie(context, cookieNameOf(context), attributesOf(context));
  return context.body(null, 204);
}

function attributesOf(context: Context) {
  const secure = context.req.header('origin')?.startsWith('https:') ?? false;
  return { path: '/api', httpOnly: true, sameSite: 'Strict', secure } as const;
}
