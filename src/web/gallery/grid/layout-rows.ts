import type { Tile } from './tile.ts';
import type { GalleryView } from './use-gallery-view.ts';

/** A tile and where its picture stands. Pixels from the grid's upper left corner. */
export type PlacedTile = {
  readonly tile: Tile;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
/** A row of the grid, `top` pixels beneath the grid's top: a month's heading, or as many tiles as fit. */
export type GalleryRow = { readonly key: string; readonly top: number; readonly height: number } & (
  | { readonly kind: 'month'; readonly title: string }
  | { readonly kind: 'tiles'; readonly tiles: readonly PlacedTile[] }
);

/** Between tiles, and beneath rows. Pixels. */
const GAP = 12;
const MONTH_HEIGHT = 40;
/** The least width of a square tile, and the height of natural rows before they are made to fit. Pixels. */
const SIZES = { small: 104, medium: 176, large: 280 } as const;
/** What stands beneath a picture; only the seed and the cost beneath a small one. */
const CAPTIONS = { small: 28, medium: 60, large: 60 } as const;
/** Narrower and wider pictures have bands: their captions need room, and one picture is not to fill a screen. */
const RATIOS = { least: 0.7, most: 2.4 } as const;

const MONTH = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

/** Tiles as rows that fill a width, under the headings of their months. */
export function layoutRows(tiles: readonly Tile[], view: GalleryView, width: number): readonly GalleryRow[] {
  const rows: GalleryRow[] = [];
  let top = 0;
  for (const [title, ofMonth] of Map.groupBy(tiles, monthOf)) {
    rows.push({ kind: 'month', key: title, title, top, height: MONTH_HEIGHT });
    top += MONTH_HEIGHT;
    for (const { placed, pictureHeight } of view.shape === 'square'
      ? squareRows(ofMonth, view, width)
      : naturalRows(ofMonth, view, width)) {
      const height = pictureHeight + CAPTIONS[view.size] + GAP;
      const tiles = placed.map((tile): PlacedTile => ({ ...tile, top, height: pictureHeight }));
      rows.push({ kind: 'tiles', key: tiles[0]?.tile.key ?? title, tiles, top, height });
      top += height;
    }
  }
  return rows;
}

/** A row that stands nowhere yet. */
type Unplaced = {
  readonly placed: readonly Omit<PlacedTile, 'top' | 'height'>[];
  readonly pictureHeight: number;
};

function squareRows(tiles: readonly Tile[], { size }: GalleryView, width: number): readonly Unplaced[] {
  const columns = Math.max(2, Math.floor((width + GAP) / (SIZES[size] + GAP)));
  const side = Math.max((width - GAP * (columns - 1)) / columns, 0);
  return Array.from({ length: Math.ceil(tiles.length / columns) }, (_, row) => ({
    pictureHeight: side,
    placed: tiles
      .slice(row * columns, (row + 1) * columns)
      .map((tile, column) => ({ tile, left: column * (side + GAP), width: side })),
  }));
}

/** As many pictures as fill the width at about the wanted height; then all are scaled so that they do so exactly. */
function naturalRows(tiles: readonly Tile[], { size }: GalleryView, width: number): readonly Unplaced[] {
  const rows: Unplaced[] = [];
  let waiting: Tile[] = [];
  for (const tile of tiles) {
    waiting.push(tile);
    const height = heightToFill(waiting, width);
    if (height > SIZES[size]) continue;
    rows.push(naturalRow(waiting, height));
    waiting = [];
  }
  // The last row is not blown up.
  if (waiting.length > 0) rows.push(naturalRow(waiting, Math.min(heightToFill(waiting, width), SIZES[size])));
  return rows;
}

function heightToFill(tiles: readonly Tile[], width: number): number {
  const ratios = tiles.reduce((sum, tile) => sum + ratioOf(tile), 0);
  return Math.max((width - GAP * (tiles.length - 1)) / ratios, 0);
}

function naturalRow(tiles: readonly Tile[], pictureHeight: number): Unplaced {
  let left = 0;
  const placed = tiles.map((tile) => {
    const width = ratioOf(tile) * pictureHeight;
    const place = { tile, left, width };
    left += width + GAP;
    return place;
  });
  return { placed, pictureHeight };
}

function ratioOf({ image }: Tile): number {
  return image ? Math.min(Math.max(image.width / image.height, RATIOS.least), RATIOS.most) : 1;
}

function monthOf({ task }: Tile): string {
  return MONTH.format(new Date(task.times.accepted));
}
