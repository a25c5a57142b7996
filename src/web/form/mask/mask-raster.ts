import type { Size } from '#core/schema/size.ts';
import { createCanvas } from '#web/ui/create-canvas.ts';
import { drawSegment } from './draw-segment.ts';
import type { MaskEdit, Stroke, StrokePoint } from './mask-edit.ts';
import type { Rect } from './rect.ts';
import { boundsOfSegment, segmentsOf } from './stroke-geometry.ts';
import { tileGrid, tilesIn } from './tile-grid.ts';

/** What the tiles looked like; a tile that did not change between two snapshots is shared by them. */
export type RasterSnapshot = readonly HTMLCanvasElement[];

/** The pixels of a mask, black at first, in tiles, so that a dab costs what it covers, whatever the size of the picture. */
export type MaskRaster = {
  readonly size: Size;
  readonly tiles: readonly { readonly rect: Rect; readonly canvas: HTMLCanvasElement }[];
  /** Draws one segment of a stroke; answers where it may have changed something. */
  readonly drawSegment: (
    brush: Pick<Stroke, 'tool' | 'softness'>,
    segment: readonly [StrokePoint, StrokePoint],
  ) => Rect;
  readonly apply: (edit: MaskEdit) => void;
  readonly snapshot: () => RasterSnapshot;
  /** `null`: black all over. */
  readonly restore: (snapshot: RasterSnapshot | null) => void;
};

type Tile = {
  readonly rect: Rect;
  readonly context: CanvasRenderingContext2D;
  /** A copy that still looks like the tile, or `null`. */
  copy: HTMLCanvasElement | null;
};

export function createMaskRaster(size: Size): MaskRaster {
  const grid = tileGrid(size);
  const tiles = grid.map((rect): Tile => ({ rect, context: createTile(rect), copy: null }));

  /** In the mask's own pixels, whatever the tile. */
  function drawOn(tile: Tile | undefined, draw: (context: CanvasRenderingContext2D) => void) {
    if (!tile) return;
    tile.copy = null;
    tile.context.save();
    tile.context.translate(-tile.rect.left, -tile.rect.top);
    draw(tile.context);
    tile.context.restore();
  }

  function draw(brush: Pick<Stroke, 'tool' | 'softness'>, segment: readonly [StrokePoint, StrokePoint]) {
    const bounds = boundsOfSegment(...segment);
    for (const index of tilesIn(grid, bounds)) {
      drawOn(tiles[index], (context) => drawSegment(context, brush, segment));
    }
    return bounds;
  }

  function apply(edit: MaskEdit) {
    if (edit.kind === 'stroke') for (const segment of segmentsOf(edit)) draw(edit, segment);
    else for (const tile of tiles) drawOn(tile, (context) => fillWhole(context, edit, size));
  }

  function restore(snapshot: RasterSnapshot | null) {
    for (const [index, tile] of tiles.entries()) {
      const copy = snapshot?.[index] ?? null;
      if (copy !== null && tile.copy === copy) continue;
      tile.context.globalCompositeOperation = 'source-over';
      if (copy) tile.context.drawImage(copy, 0, 0);
      else drawOn(tile, (context) => fillWhole(context, { kind: 'fill', colour: 'black' }, size));
      tile.copy = copy;
    }
  }

  return {
    size,
    tiles: tiles.map(({ rect, context }) => ({ rect, canvas: context.canvas })),
    drawSegment: draw,
    apply,
    snapshot: () =>
      tiles.map((tile) => {
        tile.copy ??= copyOf(tile);
        return tile.copy;
      }),
    restore,
  };
}

function fillWhole(
  context: CanvasRenderingContext2D,
  edit: Exclude<MaskEdit, Stroke>,
  { width, height }: Size,
): void {
  context.globalCompositeOperation = edit.kind === 'invert' ? 'difference' : 'source-over';
  context.fillStyle =
    edit.kind === 'invert' || (edit.kind === 'fill' && edit.colour === 'white') ? WHITE : BLACK;
  context.fillRect(0, 0, width, height);
  if (edit.kind !== 'picture') return;
  context.drawImage(edit.picture, 0, 0, width, height);
  // Takes the colours out and leaves how light each was.
  context.globalCompositeOperation = 'color';
  context.fillStyle = GREY;
  context.fillRect(0, 0, width, height);
}

const WHITE = 'rgb(255 255 255)';
const GREY = 'rgb(128 128 128)';
const BLACK = 'rgb(0 0 0)';

function createTile({ left, top, right, bottom }: Rect): CanvasRenderingContext2D {
  return createCanvas({ width: right - left, height: bottom - top });
}

function copyOf({ rect, context }: Tile): HTMLCanvasElement {
  const copy = createTile(rect);
  copy.drawImage(context.canvas, 0, 0);
  return copy.canvas;
}
