/** Which groups are unfolded, by id. A group that nobody touched is not listed: its definition decides. */
export type FoldStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly isOpen: (group: string) => boolean | undefined;
  readonly setOpen: (group: string, isOpen: boolean) => void;
};

export function createFoldStore(): FoldStore {
  const open = new Map<string, boolean>();
  const listeners = new Set<() => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOpen: (group) => open.get(group),
    setOpen(group, isOpen) {
      open.set(group, isOpen);
      for (const listener of listeners) listener();
    },
  };
}
