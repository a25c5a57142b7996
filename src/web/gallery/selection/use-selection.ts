import { useState } from 'react';
import { galleryPlace } from '#web/gallery/gallery-place.ts';
import type { GalleryItem, Tile } from '#web/gallery/grid/tile.ts';
import { extendTo, NO_SELECTION, type Selection, toggleKeys } from './selection.ts';

/** What is chosen among tiles; it is still chosen for who comes back from another screen. */
export function useSelection(tiles: readonly Tile[]) {
  const [selection, setState] = useState(galleryPlace.selection);
  const order = tiles.flatMap((tile) => tile.members.map(({ key }) => key));
  const members = new Map(tiles.flatMap((tile) => tile.members.map((item) => [item.key, item] as const)));
  // In the order in which they were chosen: a comparison begins with the first.
  const chosen: readonly GalleryItem[] = [...selection.keys].flatMap((key) => members.get(key) ?? []);

  function set(next: Selection): void {
    galleryPlace.selection = next;
    setState(next);
  }

  return {
    chosen,
    has: (tile: Tile) => tile.members.every(({ key }) => selection.keys.has(key)),
    toggle: (tile: Tile) => set(toggleKeys(selection, keysOf(tile))),
    /** From where the last choice was, or from `from`, up to a tile. */
    extend(tile: Tile, from?: Tile) {
      const anchor = selection.anchor ?? from?.key ?? null;
      set(extendTo({ ...selection, anchor }, order, keysOf(tile).at(-1) ?? tile.key));
    },
    addAll: (keys: readonly string[]) => set({ ...selection, keys: new Set([...selection.keys, ...keys]) }),
    chooseAll: () => set({ keys: new Set(order), anchor: null }),
    clear: () => set(NO_SELECTION),
  };
}

export type SelectionControl = ReturnType<typeof useSelection>;

function keysOf({ members }: Tile): readonly string[] {
  return members.map(({ key }) => key);
}
