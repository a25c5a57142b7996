/** Hands things over to another part of the page, which may come later: what was given last waits for it. */
export function createHandOver<Given extends object>() {
  let waiting: Given | null = null;
  const listeners = new Set<() => void>();

  return {
    give(given: Given): void {
      waiting = given;
      for (const listener of listeners) listener();
    },
    /** What waits, which then does so no longer. */
    take(): Given | null {
      const taken = waiting;
      waiting = null;
      return taken;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type HandOver<Given extends object> = ReturnType<typeof createHandOver<Given>>;
