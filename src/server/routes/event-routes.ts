import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { cookieNameOf } from '#server/guards/cookie-name-of.ts';
import type { Services } from '#server/services.ts';
import { EventStreams } from './event-streams.ts';

/** Server-sent events, resumed by `Last-Event-ID`. A stream ends with the session that it was opened in. */
export function eventRoutes(services: Services) {
  const streams = new EventStreams(services);
  return new Hono().get('/', (context) => {
    const events = streams.open(context.req.header('last-event-id'), permissionOf(context, services));
    return context.body(events, 200, {
      'content-type': 'text/event-stream',
      // A proxy in between passes each event on as it comes.
      'x-accel-buffering': 'no',
    });
  });
}

/** Who knows the token itself may read for as long as this process lives. */
function permissionOf(context: Context, { access }: Services): () => boolean {
  const secret = getCookie(context, cookieNameOf(context)) ?? '';
  const isBySession = access !== null && context.req.header('authorization') === undefined;
  return () => !isBySession || access.isSession(secret);
}
