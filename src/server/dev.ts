import type { MiddlewareHandler } from 'hono';
import { createServer as createVite } from 'vite';
import { exitWithReason } from './exit-with-reason.ts';
import { runServer } from './run-server.ts';

const passOn: MiddlewareHandler = async (_, next) => next();

/** The same server, with the page served by Vite as its sources change, over the same port. */
await runServer(async (server) => {
  const vite = await createVite({
    // Vite answers under loopback's names alone; ours are checked before.
    server: { middlewareMode: true, hmr: { server }, allowedHosts: [] },
    appType: 'spa',
  });
  return {
    middleware: passOn,
    intercept(request, response) {
      if (request.url?.startsWith('/api')) return false;
      vite.middlewares(request, response);
      return true;
    },
  };
}).catch(exitWithReason);
