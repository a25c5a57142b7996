import { isSameValue } from './is-same-value.ts';
import type { RestingRow, RestingRows } from './resting-rows.ts';

/** The rows that are switched off, beside the input of a form. */
export type RestingStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly all: () => RestingRows;
  /** Those of the list at a path; the same array until one of them changes. */
  readonly of: (path: string) => readonly RestingRow[];
  readonly set: (path: string, rows: readonly RestingRow[]) => void;
  /** Puts others in the place of all; answers the paths of the lists that changed. */
  readonly replace: (rows: RestingRows) => readonly string[];
};

const NONE: readonly RestingRow[] = [];

export function createRestingStore(initial: RestingRows): RestingStore {
  let all = initial;
  const listeners = new Set<() => void>();
  const of = (path: string) => (Object.hasOwn(all, path) ? (all[path] ?? NONE) : NONE);

  function replace(next: RestingRows): readonly string[] {
    const before = all;
    const paths = [...new Set([...Object.keys(before), ...Object.keys(next)])];
    const changed = paths.filter((path) => !isSameValue(before[path], next[path]));
    if (changed.length === 0) return [];
    all = next;
    for (const listener of listeners) listener();
    return changed;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => all,
    of,
    set(path, rows) {
      const { [path]: _, ...others } = all;
      replace(rows.length > 0 ? { ...others, [path]: rows } : others);
    },
    replace,
  };
}
