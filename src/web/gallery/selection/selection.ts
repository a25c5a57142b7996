/** What is chosen, by tile, and from where on a range is counted. */
export type Selection = { readonly keys: ReadonlySet<string>; readonly anchor: string | null };

export const NO_SELECTION: Selection = { keys: new Set(), anchor: null };

/** Takes tiles in, or out where all of them are in. */
export function toggleKeys(selection: Selection, keys: readonly string[]): Selection {
  const given = new Set(keys);
  const areIn = keys.every((key) => selection.keys.has(key));
  const next = areIn ? [...selection.keys].filter((key) => !given.has(key)) : [...selection.keys, ...keys];
  return { keys: new Set(next), anchor: keys[0] ?? null };
}

/** Takes in all from the anchor to a tile, in the order in which they stand; without an anchor, that tile. */
export function extendTo(selection: Selection, order: readonly string[], key: string): Selection {
  const anchor = selection.anchor ?? key;
  const [from, to] = [order.indexOf(anchor), order.indexOf(key)].toSorted((a, b) => a - b);
  const range = from === undefined || to === undefined || from < 0 ? [key] : order.slice(from, to + 1);
  return { keys: new Set([...selection.keys, ...range]), anchor };
}
