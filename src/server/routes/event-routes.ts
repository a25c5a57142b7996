import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LedgerEvent } from '#server/ledger/event-log.ts';
import type { Services } from '#server/services.ts';

/** A line is sent this often where nothing happens, so that a dead connection is noticed. In milliseconds. */
const HEARTBEAT_MS = 10_000;

/**
 * Server-sent events: `task` with the task as it is now, numbered by the ledger, and `refresh` where what was missed
 * is no longer kept. Resumed by `Last-Event-ID`.
 */
export function eventRoutes({ ledger, runnerContext: { clock } }: Services) {
  return new Hono().get('/', (context) => {
    const lastId = context.req.header('last-event-id');
    return streamSSE(context, async (stream) => {
      const queue: LedgerEvent[] = [];
      let wake = new AbortController();
      const unsubscribe = ledger.subscribe((event) => {
        queue.push(event);
        wake.abort();
      });
      stream.onAbort(() => wake.abort());
      try {
        await tell();
      } finally {
        unsubscribe();
      }

      async function tell(): Promise<void> {
        const missed = lastId === undefined ? [] : ledger.events.since(Number(lastId));
        const isResumed = lastId !== undefined && missed !== null;
        const id = isResumed ? lastId : String(ledger.events.last());
        if (missed === null) await stream.writeSSE({ event: 'refresh', data: '{}', id });
        else queue.unshift(...missed);
        await stream.writeSSE({ event: 'hello', data: '{}', id });

        while (!stream.aborted) {
          wake = new AbortController();
          for (const event of latestOfEach(queue.splice(0))) {
            const task = ledger.task(event.task);
            if (task)
              await stream.writeSSE({ event: 'task', data: JSON.stringify(task), id: String(event.seq) });
          }
          if (queue.length > 0) continue;
          await clock.sleep(HEARTBEAT_MS, wake.signal);
          if (queue.length === 0 && !stream.aborted) await stream.write(': still here\n\n');
        }
      }
    });
  });
}

/** A task that changed several times is told once, as it is now. */
function latestOfEach(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  return [...new Map(events.map((event) => [event.task, event])).values()].toSorted((a, b) => a.seq - b.seq);
}
