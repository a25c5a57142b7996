import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';

/** A file with its hash in its name never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The built page: its files, and `index.html` for every path of its router. */
export function servePage(folder: string): MiddlewareHandler {
  const files = serveStatic({
    root: folder,
    onFound: (path, context) =>
      context.header('cache-control', path.includes('/assets/') ? IMMUTABLE : 'no-cache'),
  });
  const index = serveStatic({
    root: folder,
    path: 'index.html',
    onFound: (_, context) => context.header('cache-control', 'no-cache'),
  });

  return async function servePageFile(context, next) {
    const isFile = /\.[a-z0-9]+$/i.test(context.req.path);
    return isFile ? files(context, next) : index(context, next);
  };
}
