/**
 * Whether the API takes this browser. `open`: as far as is known; `ended`: it asks for the access token; `left`: the user
 * has signed out, and nothing of before is to be kept in sight or in memory.
 */
export type SessionState = 'open' | 'ended' | 'left';

/** What the session's state has to reach the other tabs of the browser. */
type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

/** What the page knows of its session. The tabs of a browser share one cookie: signing in or out in one holds for all. */
export function createSession(channel: Channel, now: () => number) {
  const listeners = new Set<() => void>();
  let state: SessionState = 'open';
  let openedAt = 0;

  function become(next: SessionState): void {
    if (next === 'open') openedAt = now();
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  channel.addEventListener('message', ({ data }) => {
    if (data === 'open' || data === 'left') become(data);
  });

  return {
    state: () => state,
    /** Signed in. */
    open(): void {
      become('open');
      channel.postMessage('open');
    },
    /** Signed out. */
    leave(): void {
      become('left');
      channel.postMessage('left');
    },
    /** A request of `askedAt` was refused for want of a session. One from before the last signing in says nothing of now. */
    refuse(askedAt: number): void {
      if (state === 'open' && askedAt >= openedAt) become('ended');
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
