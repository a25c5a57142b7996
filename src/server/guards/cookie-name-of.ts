import type { Context } from 'hono';

/** The cookie that holds the secret of a session. A browser shares cookies between the ports of a host, so it is named after the port. */
export function cookieNameOf(context: Context): string {
  const port = /:(\d+)$/.exec(context.req.header('host') ?? '')?.[1];
  return port ? `proofsheet-${port}` : 'proofsheet';
}
