import type { QueryClient } from '@tanstack/react-query';
import { taskSchema } from '#core/task.ts';
import { refreshAll, writeTask } from './task-cache.ts';

/** Whether the server's events reach this page. */
export type Connection = 'connecting' | 'live' | 'lost';

/** How long a lost stream waits before it is opened anew where the browser has given it up, in milliseconds. */
const REOPEN_MS = 2_000;

/** Lets the server's events write into the cache, for as long as the page is open. Answers what ends that. */
export function followEvents(
  client: QueryClient,
  onConnection: (connection: Connection) => void,
): () => void {
  let source: EventSource | null = null;
  let timer = 0;

  function open(): void {
    source = new EventSource('/api/events');
    source.addEventListener('hello', () => {
      // What changed between the first lists and this stream, or while it was lost, is read anew.
      refreshAll(client);
      onConnection('live');
    });
    source.addEventListener('refresh', () => refreshAll(client));
    source.addEventListener('task', ({ data }) => {
      const task = taskSchema.safeParse(parse(data));
      if (task.success) writeTask(client, task.data);
      else refreshAll(client);
    });
    source.addEventListener('error', () => {
      onConnection('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, REOPEN_MS);
    });
  }

  function lookAgain(): void {
    if (document.visibilityState === 'visible' && source?.readyState !== EventSource.OPEN) refreshAll(client);
  }

  open();
  document.addEventListener('visibilitychange', lookAgain);
  return () => {
    window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', lookAgain);
    source?.close();
  };
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
