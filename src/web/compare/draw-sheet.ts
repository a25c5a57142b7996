import { compareFigures } from '#core/compare/compare-figures.ts';
import type { Compared } from '#core/compare/compared.ts';
import { imageUrl } from '#web/api/image-url.ts';
import { createCanvas } from '#web/ui/create-canvas.ts';
import { loadPicture } from '#web/ui/load-picture.ts';
import { figureText } from './figure-text.ts';
import { modelTitle } from './model-title.ts';

/** Of a picture's place on the sheet, its gap and its caption, in pixels. */
const CELL = 640;
const GAP = 24;
const LINE = 26;
const FONT_SIZE = 18;

/** The comparison as one PNG: the pictures in rows, each with its number, model, seed, cost and time. Rejects with a sentence. */
export async function drawSheet(all: readonly Compared[]): Promise<Blob> {
  const columns = all.length <= 3 ? all.length : all.length === 4 ? 2 : 3;
  const rows = Math.ceil(all.length / columns);
  const cellHeight = Math.max(...all.map(heightOf));
  const rowHeight = cellHeight + LINE * 3 + GAP;
  const context = createCanvas({ width: columns * (CELL + GAP) + GAP, height: rows * rowHeight + GAP });
  const style = getComputedStyle(document.documentElement);
  const [ground, ink] = [style.getPropertyValue('--canvas'), style.getPropertyValue('--ink')];
  context.fillStyle = ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.fillStyle = ink;
  context.font = `${FONT_SIZE}px system-ui, sans-serif`;
  context.imageSmoothingQuality = 'high';
  for (const [index, compared] of all.entries()) {
    const x = GAP + (index % columns) * (CELL + GAP);
    const y = GAP + Math.floor(index / columns) * rowHeight;
    const loaded = await loadPicture(imageUrl(compared.image));
    if (!loaded.ok) throw new Error(loaded.message);
    context.drawImage(loaded.picture, x, y, CELL, heightOf(compared));
    loaded.picture.close();
    captionOf(compared, index).forEach((line, at) => {
      context.fillText(line, x, y + cellHeight + LINE * (at + 1), CELL);
    });
  }
  return toPng(context.canvas);
}

function heightOf({ image }: Compared): number {
  return Math.round((CELL * image.height) / image.width);
}

function captionOf(compared: Compared, index: number): readonly string[] {
  const figures = compareFigures([compared]).flatMap(({ kind, cells }) =>
    cells.map((cell) => figureText(kind, cell)),
  );
  return [
    `${index + 1}  ${modelTitle(compared)}`,
    `seed ${compared.image.seed ?? 'unknown'}`,
    figures.slice(0, 3).join(' · '),
  ];
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  const tooLarge = new Error('The sheet is too large for this browser. Take an image out, then try again.');
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(tooLarge)), 'image/png');
  });
}
