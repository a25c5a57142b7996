/** Files that came into the page, on their way to who knows what to do with them. */
export type GivenFiles = {
  readonly files: readonly File[];
  /** For what is in them; what was dropped may have been meant for a field. */
  readonly isChosen: boolean;
};

/** Hands files over to another part of the page, which may come later: what was given last waits for it. */
export function createHandOver() {
  let waiting: GivenFiles | null = null;
  const listeners = new Set<() => void>();

  return {
    give(given: GivenFiles): void {
      waiting = given;
      for (const listener of listeners) listener();
    },
    /** What waits, which then does so no longer. */
    take(): GivenFiles | null {
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

export type HandOver = ReturnType<typeof createHandOver>;
