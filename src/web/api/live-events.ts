import type { QueryClient } from '@tanstack/react-query';
import { configSchema } from '#core/config.ts';
import { taskSchema } from '#core/task.ts';
import { configQuery } from './config-query.ts';
import { greetingQuery } from './greeting-query.ts';
import { ApiProblem, request } from './request.ts';
import { refreshAll, refreshTasks, writeTask } from './task-cache.ts';

/**
 * Whether the server's events reach this page: `live`; `held`, where the server answers and its events do not come, so that
 * the page asks; `lost`, where the server does not answer.
 */
export type Connection = 'connecting' | 'live' | 'held' | 'lost';

/** A stream says hello within this of its opening, and then something every four seconds. Milliseconds. */
const HELLO_WITHIN_MS = 5_000;
const SILENCE_MS = 9_000;
/** How often the page asks where nothing is told, and when a stream is opened anew that is silent, or was refused. */
const ASK_EVERY_MS = 3_000;
const REOPEN_SILENT_MS = 15_000;
const REOPEN_REFUSED_MS = 2_000;
const ANSWER_WITHIN_MS = 5_000;
/** A stream that was heard of this lately is alive when its page is shown again. */
const FRESH_MS = 5_000;
/**
 * A page that nobody sees gives its stream back after this. A browser has six connections for one server, all its tabs
 * together: a seventh tab would wait for ever.
 */
const REST_AFTER_MS = 5_000;
const TICK_MS = 1_000;

/** Lets the server's events write into the cache, for as long as the page is open. Answers what ends that. */
export function followEvents(
  client: QueryClient,
  onConnection: (connection: Connection) => void,
): () => void {
  let source: EventSource | null = null;
  let isGreeted = false;
  let isAnswered = true;
  let lastId = '';
  // All of the wall clock: the timers of a frozen page stand still, and fire late.
  let heardAt = 0;
  let quietSince = Date.now();
  let openedAt = 0;
  let askedAt = 0;
  let hiddenAt = document.visibilityState === 'hidden' ? Date.now() : Number.POSITIVE_INFINITY;

  function open(): void {
    source?.close();
    source = new EventSource('/api/events');
    openedAt = Date.now();
    isGreeted = false;
    hear(source, 'hello', () => undefined);
    hear(source, 'task', readTask);
    hear(source, 'refresh', () => refreshAll(client));
    hear(source, 'config', () => void client.invalidateQueries({ queryKey: configQuery.queryKey }));
    hear(source, 'beat', ({ lastEventId }) => {
      // Something passed that has a number and no name here: the server is newer than this page.
      if (lastEventId !== lastId) refreshAll(client);
    });
    hear(source, 'message', () => refreshAll(client));
    source.addEventListener('error', () => {
      if (!isGreeted) return;
      // The browser opens it again by itself, and says where it stopped: it is given the time for that.
      isGreeted = false;
      openedAt = quietSince = Date.now();
      void ask();
    });
  }

  function hear(from: EventSource, name: string, act: (event: MessageEvent) => void): void {
    from.addEventListener(name, (event) => {
      heardAt = quietSince = Date.now();
      isAnswered = true;
      if (!isGreeted) greet();
      act(event);
      lastId = event.lastEventId;
      report();
    });
  }

  /** The first word of a stream, `hello` unless that was lost on the way. */
  function greet(): void {
    isGreeted = true;
    // What changed between the first lists and this stream, or while it was lost, is read anew.
    refreshAll(client);
    client.setQueryData(greetingQuery.queryKey, heardAt);
  }

  function readTask({ data }: MessageEvent): void {
    const task = taskSchema.safeParse(parse(data));
    if (task.success) writeTask(client, task.data);
    else refreshAll(client);
  }

  /** Asks what the events would have told. Whether an answer comes says who is to blame. */
  async function ask(): Promise<void> {
    askedAt = Date.now();
    const wasAnswered = isAnswered;
    const isAnswer = await readConfig(client);
    // An event that came meanwhile is the better witness.
    isAnswered = isAnswer || heardAt > askedAt;
    if (isAnswered && !wasAnswered) quietSince = Date.now();
    if (isAnswer) refreshTasks(client);
    report();
  }

  function tick(): void {
    const now = Date.now();
    if (now - hiddenAt > REST_AFTER_MS) {
      source?.close();
      source = null;
      return;
    }
    report();
    if (isHeard(now)) return;
    if ((!isAnswered || isSilent(now)) && now - askedAt >= ASK_EVERY_MS) void ask();
    const isRefused = source?.readyState === EventSource.CLOSED;
    if (now - openedAt >= (isRefused ? REOPEN_REFUSED_MS : REOPEN_SILENT_MS)) open();
  }

  function isHeard(now: number): boolean {
    return isGreeted && now - heardAt < SILENCE_MS;
  }

  function isSilent(now: number): boolean {
    return now - quietSince >= (isGreeted ? SILENCE_MS : HELLO_WITHIN_MS);
  }

  function report(): void {
    const now = Date.now();
    if (!isAnswered) onConnection('lost');
    else if (isHeard(now)) onConnection('live');
    else if (isSilent(now)) onConnection('held');
  }

  /** The page is seen again, or the network is back: what was missed is read at once. */
  function wake(): void {
    if (document.visibilityState === 'hidden') return;
    hiddenAt = Number.POSITIVE_INFINITY;
    const now = Date.now();
    if (!source || !isGreeted || now - heardAt > FRESH_MS) {
      quietSince = now;
      open();
    }
    refreshAll(client);
  }

  function lookAtVisibility(): void {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else wake();
  }

  open();
  const timer = window.setInterval(tick, TICK_MS);
  const off = new AbortController();
  const until = { signal: off.signal };
  document.addEventListener('visibilitychange', lookAtVisibility, until);
  document.addEventListener('resume', wake, until);
  window.addEventListener('pageshow', ({ persisted }) => persisted && wake(), until);
  window.addEventListener('online', wake, until);
  window.addEventListener('offline', () => void ask(), until);
  return () => {
    off.abort();
    window.clearInterval(timer);
    source?.close();
  };
}

/** Whether the server answers, with how it runs now. */
async function readConfig(client: QueryClient): Promise<boolean> {
  try {
    const config = await request('/config', configSchema, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    client.setQueryData(configQuery.queryKey, config);
    return true;
  } catch (failure) {
    return failure instanceof ApiProblem;
  }
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
