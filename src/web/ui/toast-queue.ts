import type { Tone } from './tone.ts';

export type ToastMessage = {
  readonly title: string;
  readonly description?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  /** Watches, while it is shown, for what leaves it without a purpose, and calls back then. Answers how to stop watching. */
  readonly until?: ((onPointless: () => void) => () => void) | undefined;
};

/** Keeps messages until what draws them has been fetched. */
export type ToastQueue = {
  readonly show: (message: ToastMessage) => void;
  /** How many wait to be drawn. */
  readonly count: () => number;
  /** All that wait, oldest first; they wait no longer. */
  readonly take: () => readonly ToastMessage[];
  readonly subscribe: (listener: () => void) => () => void;
};

export function createToastQueue(): ToastQueue {
  let waiting: readonly ToastMessage[] = [];
  const listeners = new Set<() => void>();

  function replace(next: readonly ToastMessage[]) {
    waiting = next;
    for (const listener of listeners) listener();
  }

  return {
    show: (message) => replace([...waiting, message]),
    count: () => waiting.length,
    take() {
      const taken = waiting;
      if (taken.length > 0) replace([]);
      return taken;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
