import type { GalleryRow } from '#web/gallery/grid/layout-rows.ts';

/** A rectangle in the grid. Pixels from its upper left corner. */
export type Rect = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The keys of the tiles that a rectangle touches, those out of sight too. */
export function tilesInRect(
  rows: readonly GalleryRow[],
  { left, top, right, bottom }: Rect,
): readonly string[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'tiles' || row.top >= bottom || row.top + row.height <= top) return [];
    return row.tiles
      .filter((placed) => placed.left < right && placed.left + placed.width > left)
      .flatMap(({ tile }) => tile.members.map(({ key }) => key));
  });
}
