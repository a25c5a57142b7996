import type { Page } from '@playwright/test';
import { type AppServer, startAppServer } from '#e2e/app-server.ts';

/** A server whose API asks for a token. */
export type TokenServer = AppServer & {
  readonly token: string;
  /** Asks it as a program would, with the token and without a session. Answers what came back as JSON, or `null`. */
  readonly ask: (
    page: Page,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    data?: object,
  ) => Promise<unknown>;
};

export async function startTokenServer(
  environment: Readonly<Record<string, string>> = {},
): Promise<TokenServer> {
  const token = 'a token that nobody guesses';
  const server = await startAppServer({ ACCESS_TOKEN: token, ...environment });
  return {
    ...server,
    token,
    async ask(page, method, path, data = {}) {
      const headers = { authorization: `Bearer ${token}`, origin: server.url, cookie: '' };
      const body = method === 'GET' ? {} : { data };
      const answer = await page.request.fetch(`${server.url}${path}`, { method, headers, ...body });
      return answer.json().catch(() => null);
    },
  };
}
