import type { Size } from '#core/schema/size.ts';
import { intersect, type Rect } from './rect.ts';

/** Pixels a side: small enough that few pixels are copied for a dab, large enough that a 50-megapixel mask has some 200. */
export const TILE_SIZE = 512;

/** The tiles of a mask in its pixels, row by row; those at the right and the bottom may be smaller. */
export function tileGrid({ width, height }: Size): readonly Rect[] {
  const columns = Math.ceil(width / TILE_SIZE);
  const rows = Math.ceil(height / TILE_SIZE);
  return Array.from({ length: columns * rows }, (_, index) => {
    const left = (index % columns) * TILE_SIZE;
    const top = Math.floor(index / columns) * TILE_SIZE;
    return {
      left,
      top,
      right: Math.min(width, left + TILE_SIZE),
      bottom: Math.min(height, top + TILE_SIZE),
    };
  });
}

/** The indices of the tiles that a rectangle touches. */
export function tilesIn(grid: readonly Rect[], rect: Rect): readonly number[] {
  return grid.flatMap((tile, index) => (intersect(tile, rect) ? [index] : []));
}
