import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { LedgerEvent } from '#server/ledger/event-log.ts';
import type { Ledger } from '#server/ledger/ledger.ts';
import type { Services } from '#server/services.ts';

/** An event is sent at least this often, so that a stream which is held back or dead is noticed. In milliseconds. */
const BEAT_EVERY_MS = 4_000;
/** How long a page waits before it opens a lost stream anew, in milliseconds. */
const RETRY_MS = 1_000;
/** Why a sleep ends. Without a reason of our own an error would be made each time, with its stack. */
const NEWS = 'news';
/** How many tasks are kept as text for the next readers of the same event. */
const KEPT_TEXTS = 100;

/**
 * Server-sent events: `task` with the task as it is now, numbered by the ledger; `config` where that changed; `refresh`
 * where what was missed is no longer kept, or was another ledger's; `beat` where nothing else came. Resumed by `Last-Event-ID`.
 */
export function eventRoutes({ ledger, configBell, runnerContext: { clock } }: Services) {
  const textOf = createTaskTexts(ledger);

  return new Hono().get('/', (context) => {
    const lastId = context.req.header('last-event-id');
    return streamSSE(context, async (stream) => {
      const queue: LedgerEvent[] = [];
      let isConfigNew = false;
      let wake = new AbortController();
      const unsubscribe = ledger.subscribe((event) => {
        queue.push(event);
        wake.abort(NEWS);
      });
      const unlisten = configBell.listen(() => {
        isConfigNew = true;
        wake.abort(NEWS);
      });
      stream.onAbort(() => wake.abort(NEWS));
      try {
        await greet(stream);
        while (!stream.aborted) {
          wake = new AbortController();
          if (isConfigNew) await tell(stream, 'config');
          isConfigNew = false;
          for (const event of latestOfEach(queue.splice(0))) {
            const data = textOf(event);
            if (data) await stream.writeSSE({ event: 'task', data, id: idOf(event.seq) });
          }
          if (queue.length > 0 || isConfigNew) continue;
          await clock.sleep(BEAT_EVERY_MS, wake.signal);
          if (!wake.signal.aborted) await tell(stream, 'beat');
        }
      } finally {
        unsubscribe();
        unlisten();
      }

      async function greet(to: SSEStreamingApi): Promise<void> {
        const missed = lastId === undefined ? [] : eventsAfter(lastId);
        const id = lastId !== undefined && missed !== null ? lastId : idOf(ledger.events.last());
        if (missed === null) await to.writeSSE({ event: 'refresh', data: '{}', id });
        else queue.unshift(...missed);
        await to.writeSSE({ event: 'hello', data: '{}', id, retry: RETRY_MS });
      }
    });
  });

  /** A place in the events holds for its own ledger alone. */
  function idOf(seq: number): string {
    return `${ledger.identity}.${seq}`;
  }

  function eventsAfter(id: string): readonly LedgerEvent[] | null {
    const [identity, seq] = id.split('.');
    return identity === ledger.identity && seq ? ledger.events.since(Number(seq)) : null;
  }
}

function tell(stream: SSEStreamingApi, event: 'config' | 'beat'): Promise<void> {
  return stream.writeSSE({ event, data: '{}' });
}

/** A task that changed several times is told once, as it is now. */
function latestOfEach(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  return [...new Map(events.map((event) => [event.task, event])).values()].toSorted((a, b) => a.seq - b.seq);
}

/** A task as JSON, read and written once for all readers of one event. `null`: it is not there. */
function createTaskTexts(ledger: Ledger): (event: LedgerEvent) => string | null {
  const texts = new Map<number, string | null>();
  return function textOf({ seq, task: id }) {
    const known = texts.get(seq);
    if (known !== undefined) return known;
    const task = ledger.task(id);
    const text = task && JSON.stringify(task);
    texts.set(seq, text);
    for (const oldest of texts.keys()) {
      if (texts.size <= KEPT_TEXTS) break;
      texts.delete(oldest);
    }
    return text;
  };
}
