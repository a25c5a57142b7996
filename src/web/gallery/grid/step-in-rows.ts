import type { GalleryRow, PlacedTile } from './layout-rows.ts';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** The key of the tile that an arrow leads to from another; where it leads nowhere, that one. */
export function stepInRows(rows: readonly GalleryRow[], from: string, arrow: Arrow): string {
  const lines = rows.flatMap((row) => (row.kind === 'tiles' ? [row.tiles] : []));
  const order = lines.flat();
  const at = order.findIndex(({ tile }) => tile.key === from);
  const line = lines.findIndex((tiles) => tiles.some(({ tile }) => tile.key === from));
  const here = order[at];
  if (!here) return order[0]?.tile.key ?? from;
  const there = {
    ArrowLeft: () => order[at - 1],
    ArrowRight: () => order[at + 1],
    ArrowUp: () => nearest(lines[line - 1], here),
    ArrowDown: () => nearest(lines[line + 1], here),
    Home: () => order[0],
    End: () => order.at(-1),
  }[arrow]();
  return (there ?? here).tile.key;
}

function nearest(tiles: readonly PlacedTile[] | undefined, to: PlacedTile): PlacedTile | undefined {
  const distance = (tile: PlacedTile) => Math.abs(centreOf(tile) - centreOf(to));
  return tiles?.toSorted((a, b) => distance(a) - distance(b))[0];
}

function centreOf({ left, width }: PlacedTile): number {
  return left + width / 2;
}
