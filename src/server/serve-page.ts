import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';

/** A file with its hash in its name never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The built page: its files, gzipped where the build has them so, and `index.html` for every path of its router. */
export function servePage(folder: string): MiddlewareHandler {
  const files = serveStatic({ root: folder, precompressed: true });
  const index = serveStatic({ root: folder, path: 'index.html', precompressed: true });

  return async function servePageFile(context, next) {
    const { path } = context.req;
    const isFile = /\.[a-z0-9]+$/i.test(path);
    const response = await (isFile ? files : index)(context, next);
    response?.headers.set('cache-control', isFile && path.startsWith('/assets/') ? IMMUTABLE : 'no-cache');
    return response;
  };
}
