import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { guardApp } from './guards/guard-app.ts';
import type { OwnNames } from './guards/host-guard.ts';
import type { Refuse } from './guards/refuse.ts';
import { refuseOtherMethods } from './guards/refuse-other-methods.ts';
import { WrongTokens } from './guards/wrong-tokens.ts';
import { LedgerUnwritableError } from './ledger/database.ts';
import { Problem } from './problem.ts';
import { binRoutes } from './routes/bin-routes.ts';
import { eventRoutes } from './routes/event-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import { imageRoutes, uploadRoutes } from './routes/image-routes.ts';
import { presetRoutes } from './routes/preset-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';
import type { Services } from './services.ts';

export type AppOptions = {
  /** Under what names the server is asked for. */
  readonly names: () => OwnNames;
  /** The network address of a caller. */
  readonly addressOf: (context: Context) => string;
  /** Serves what is not the API: the page. */
  readonly page: MiddlewareHandler;
  readonly logError: (message: string, details: Readonly<Record<string, unknown>>) => void;
};

/** The whole server as one function of requests: the API and the page, all behind the same guards. */
export function createApp(services: Services, { names, addressOf, page, logError }: AppOptions): Hono {
  const app = new Hono();
  const { access, settings, now } = services;
  const tokens = { wrongTokens: new WrongTokens(now, refuse), refuse, addressOf };
  const { submitsPerSecond } = settings;
  guardApp(app, { ...tokens, names, access, typesOf, isStreamed, submitsPerSecond, now });

  app.route('/api', reportRoutes(services));
  app.route('/api', sessionRoutes(services, tokens));
  app.route('/api/tasks', taskRoutes(services));
  app.route('/api/bin', binRoutes(services));
  app.route('/api/images', imageRoutes(services));
  app.route('/api/uploads', uploadRoutes(services));
  app.route('/api/presets', presetRoutes(services));
  app.route('/api/events', eventRoutes(services));
  app.route('/api', exportRoutes(services));
  refuseOtherMethods(app, refuse);
  app.all('/api/*', () => refuse(404, 'There is no such route.'));
  app.get('*', page);
  app.on(['GET', 'HEAD'], '*', () => refuse(404, 'There is no such page.'));
  app.all('*', () => refuse(405, 'The page is only read.', { allow: 'GET, HEAD' }));

  app.onError((failure) => {
    if (failure instanceof HTTPException) return failure.getResponse();
    if (failure instanceof LedgerUnwritableError)
      return new Problem(failure.isPassing ? 503 : 507, failure.message).getResponse();
    const id = randomUUID();
    logError('a request failed', { id, error: failure.stack ?? failure.message });
    return new Problem(
      500,
      `Something went wrong here. The server's log has the details under ${id}.`,
    ).getResponse();
  });
  return app;
}

const refuse: Refuse = (status, detail, headers = {}) => {
  throw new Problem(status, detail, { headers });
};

/** What a change of this path may carry: pictures where they are uploaded, a ZIP where it is brought in, JSON everywhere else. */
function typesOf(path: string): readonly string[] {
  if (path === IMPORT) return ['application/zip'];
  return path === '/api/uploads' ? ['image/png', 'image/jpeg', 'image/webp'] : ['application/json'];
}

function isStreamed(path: string): boolean {
  return path === IMPORT;
}

const IMPORT = '/api/import';
