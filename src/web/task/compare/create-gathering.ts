import { MAX_COMPARED, readComparisonSet } from '#core/compare/comparison-set.ts';

/** Under this the ids lie in a tab's storage, as in the URL of a comparison. Version 1. */
const KEY = 'proofsheet.compare.1';

/** The images that are being gathered for a comparison: kept for as long as the tab, and in the page where it keeps nothing. */
export function createGathering(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  let ids = readComparisonSet(attempt(() => storage.getItem(KEY)) ?? '');
  const listeners = new Set<() => void>();

  function set(next: readonly string[]): void {
    ids = next;
    attempt(() => storage.setItem(KEY, next.join(',')));
    for (const listener of listeners) listener();
  }

  return {
    ids: () => ids,
    /** Adds an image, or takes it out again; answers whether there was room. */
    toggle(id: string): boolean {
      if (ids.includes(id)) set(ids.filter((known) => known !== id));
      else if (ids.length < MAX_COMPARED) set([...ids, id]);
      else return false;
      return true;
    },
    clear: () => set([]),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A storage may be barred or full. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
