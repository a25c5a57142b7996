import type { PickRequest } from '#web/form/state/form-services.ts';

/** An image is being chosen: a promise for who asked, a dialog for who chooses. One at a time. */
export type PickRequests = {
  /** Answers the chosen values; none where nothing was chosen, or another request came. */
  readonly ask: (request: PickRequest) => Promise<readonly string[]>;
  readonly current: () => PickRequest | null;
  readonly settle: (values: readonly string[]) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createPickRequests(): PickRequests {
  const listeners = new Set<() => void>();
  let current: PickRequest | null = null;
  let answer: (values: readonly string[]) => void = () => {};

  function replace(request: PickRequest | null): void {
    current = request;
    for (const listener of listeners) listener();
  }

  function settle(values: readonly string[]): void {
    replace(null);
    answer(values);
  }

  return {
    ask(request) {
      answer([]);
      return new Promise((resolve) => {
        answer = resolve;
        replace(request);
      });
    },
    current: () => current,
    settle,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
