/** What is said aloud about a form, for those who do not see it change. The last sentence counts. */
export type Announcer = {
  readonly subscribe: (listener: () => void) => () => void;
  /** The last sentence; `count` tells two equal ones apart. */
  readonly last: () => { readonly count: number; readonly text: string };
  readonly say: (text: string) => void;
};

export function createAnnouncer(): Announcer {
  const listeners = new Set<() => void>();
  let last = { count: 0, text: '' };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    last: () => last,
    say(text) {
      last = { count: last.count + 1, text };
      for (const listener of listeners) listener();
    },
  };
}
