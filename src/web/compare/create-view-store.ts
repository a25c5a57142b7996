import { FIT, type JointView } from '#core/compare/joint-view.ts';

export type ViewStore = ReturnType<typeof createViewStore>;

/** The view that all pictures share. It changes with every frame of a pan, so it lives outside of React. */
export function createViewStore() {
  let view = FIT;
  const listeners = new Set<() => void>();
  return {
    view: () => view,
    set(next: JointView): void {
      view = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
