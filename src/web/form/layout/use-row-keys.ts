import { useState } from 'react';

/** Keys that stay with the rows of a list while they move. A list that was replaced from outside keeps its first keys. */
export function useRowKeys(count: number): {
  readonly keys: readonly number[];
  readonly insert: (index: number) => void;
  readonly remove: (index: number) => void;
  readonly move: (from: number, to: number) => void;
} {
  const [{ keys, next }, setState] = useState(() => resized({ keys: [], next: 0 }, count));
  const shown = keys.length === count ? { keys, next } : resized({ keys, next }, count);

  return {
    keys: shown.keys,
    insert: (index) => setState({ keys: shown.keys.toSpliced(index, 0, shown.next), next: shown.next + 1 }),
    remove: (index) => setState({ keys: shown.keys.toSpliced(index, 1), next: shown.next }),
    move(from, to) {
      const key = shown.keys[from];
      if (key === undefined) return;
      setState({ keys: shown.keys.toSpliced(from, 1).toSpliced(to, 0, key), next: shown.next });
    },
  };
}

type Keys = { readonly keys: readonly number[]; readonly next: number };

function resized({ keys, next }: Keys, count: number): Keys {
  const missing = Math.max(0, count - keys.length);
  const added = Array.from({ length: missing }, (_, index) => next + index);
  return { keys: [...keys.slice(0, count), ...added], next: next + missing };
}
