import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { contentGuard } from './guards/content-guard.ts';
import { hostGuard, type Refuse } from './guards/host-guard.ts';
import { originGuard } from './guards/origin-guard.ts';
import { securityHeaders } from './guards/security-headers.ts';
import { LedgerUnwritableError } from './ledger/database.ts';
import { Problem } from './problem.ts';
import { eventRoutes } from './routes/event-routes.ts';
import { imageRoutes, uploadRoutes } from './routes/image-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';
import type { Services } from './services.ts';

/** The largest body of a request, in bytes. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

export type AppOptions = {
  /** Hosts that are answered, port included. */
  readonly isListedHost: (host: string) => boolean;
  /** Serves what is not the API: the page. */
  readonly page: MiddlewareHandler;
  readonly logError: (message: string, details: Readonly<Record<string, unknown>>) => void;
};

/** The whole server as one function of requests: the API and the page, each behind the same guards. */
export function createApp(services: Services, { isListedHost, page, logError }: AppOptions): Hono {
  const app = new Hono();
  app.use(securityHeaders());
  app.use(hostGuard(isListedHost, refuse));
  app.use('/api/*', originGuard(refuse));
  app.use('/api/*', noStore());
  app.on(
    ['POST', 'PATCH', 'PUT', 'DELETE'],
    '*',
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => refuseSize() }),
  );
  app.use('/api/tasks/*', contentGuard(['application/json'], refuse));
  app.use('/api/images/*', contentGuard(['application/json'], refuse));
  app.use('/api/uploads/*', contentGuard(['image/png', 'image/jpeg', 'image/webp'], refuse));

  app.route('/api', reportRoutes(services));
  app.route('/api/tasks', taskRoutes(services));
  app.route('/api/images', imageRoutes(services));
  app.route('/api/uploads', uploadRoutes(services));
  app.route('/api/events', eventRoutes(services));
  app.all('/api/*', () => {
    throw new Problem(404, 'There is no such route.');
  });
  app.get('*', page);
  app.notFound(() => new Problem(404, 'There is no such page.').getResponse());

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

const refuse: Refuse = (status, detail) => {
  throw new Problem(status, detail);
};

function refuseSize(): never {
  throw new Problem(413, 'A request takes at most 32 MB. Make the image smaller.');
}

/** Answers of the API are for one moment and one caller. Images say otherwise for themselves. */
function noStore(): MiddlewareHandler {
  return async function forbidStoring(context, next) {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  };
}
