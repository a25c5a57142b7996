import { setTimeout as sleep } from 'node:timers/promises';

/** How long a browser waits before it opens a lost stream anew: what `/api/events` tells it in `retry`, in milliseconds. */
const RETRY_MS = 1_000;

type Follower = {
  /** Resolves when the stream is greeted the next time. */
  readonly nextGreeting: () => Promise<void>;
  readonly end: () => void;
};

/** Follows a server's events as a browser's `EventSource` does: where the stream is lost it is opened anew, with the last id. */
export function followEvents(url: string): Follower {
  const ended = new AbortController();
  const waiting: (() => void)[] = [];
  let lastId = '';

  async function follow(): Promise<void> {
    const headers = lastId ? { 'last-event-id': lastId } : undefined;
    const answer = await fetch(`${url}/api/events`, {
      ...(headers ? { headers } : {}),
      signal: ended.signal,
    });
    let rest = '';
    for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const messages = (rest + text).split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        lastId = /^id: (.+)$/m.exec(message)?.[1] ?? lastId;
        if (message.includes('event: hello')) for (const greet of waiting.splice(0)) greet();
      }
    }
  }

  async function followForEver(): Promise<void> {
    while (!ended.signal.aborted) {
      await follow().catch(() => undefined);
      await sleep(RETRY_MS);
    }
  }

  void followForEver();
  return {
    nextGreeting: () => new Promise((resolve) => waiting.push(resolve)),
    end: () => ended.abort(),
  };
}
