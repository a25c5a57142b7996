import { MAX_COMPARED, readComparisonSet } from '#core/compare/comparison-set.ts';
import type { BrowserStorage } from '#web/ui/create-browser-storage.ts';

/** Under this the ids lie in a tab's storage, as in the URL of a comparison. Version 2. */
const KEY = 'proofsheet.compare.2';

/** The images that are being gathered for a comparison: kept for as long as the tab, and in the page where it keeps nothing. */
export function createGathering(storage: Pick<BrowserStorage, 'read' | 'write'>) {
  let ids = readComparisonSet(String(storage.read(KEY) ?? ''));
  const listeners = new Set<() => void>();

  function set(next: readonly string[]): void {
    ids = next;
    storage.write(KEY, next.join(','));
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
