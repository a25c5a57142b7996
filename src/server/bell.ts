/** Tells whoever listens that something changed, and nothing more: what it is now, they ask. */
export type Bell = {
  readonly ring: () => void;
  /** Calls `listener` at every ring. Answers what ends that. */
  readonly listen: (listener: () => void) => () => void;
};

export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
