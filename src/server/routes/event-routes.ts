import { Hono } from 'hono';
import type { Services } from '#server/services.ts';
import { EventStreams } from './event-streams.ts';

/** Server-sent events, resumed by `Last-Event-ID`. */
export function eventRoutes(services: Services) {
  const streams = new EventStreams(services);
  return new Hono().get('/', (context) =>
    context.body(streams.open(context.req.header('last-event-id')), 200, {
      'content-type': 'text/event-stream',
      // A proxy in between passes each event on as it comes.
      'x-accel-buffering': 'no',
    }),
  );
}
