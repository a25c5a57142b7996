import { createCanvas } from '#web/ui/create-canvas.ts';
import type { MaskRaster } from './mask-raster.ts';
import { TILE_SIZE } from './tile-grid.ts';

/** The greys of a mask, row by row, a row of tiles at a time. */
export async function* readRows({ size, tiles }: MaskRaster): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  // The tiles stay where drawing is fast: only this copy is read.
  const copy = createCanvas({ width: TILE_SIZE, height: TILE_SIZE }, true);
  for (const [top, row] of Map.groupBy(tiles, ({ rect }) => rect.top)) {
    const height = Math.min(TILE_SIZE, size.height - top);
    const greys = new Uint8Array(size.width * height);
    for (const { rect, canvas } of row) {
      copy.drawImage(canvas, 0, 0);
      const width = rect.right - rect.left;
      const { data } = copy.getImageData(0, 0, width, height);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          greys[y * size.width + rect.left + x] = data[(y * width + x) * 4] ?? 0;
        }
      }
    }
    yield greys;
  }
}
