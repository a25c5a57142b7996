import sharp from 'sharp';
import { drawPlaceholder } from './draw-placeholder.ts';
import { type Box, drawSourceLabel } from './draw-source-label.ts';
import type { Frame } from './frame.ts';
import { outlineText } from './outline-text.ts';

export type ReferencePrint =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'label'; readonly label: string };

/** How many are shown, and the side of each in the sheet's own px: reference frames are read at this size. */
export const REFERENCE_SIDE = 240;

/**
 * SVG markup of up to three reference images as small paper prints in the upper right corner, numbered in their order:
 * in a row, or in a column where the picture is narrow. Lengths in px.
 */
export async function drawReferencePrints(
  prints: readonly ReferencePrint[],
  size: { readonly width: number; readonly height: number },
): Promise<string> {
  const { width, height } = size;
  const isColumn = height > width * 1.2;
  const across = isColumn ? width : width / prints.length;
  const along = isColumn ? (height * 0.8) / prints.length : height;
  const side = Math.min(Math.sqrt(width * height) * 0.17, across * 0.5, along * 0.6);
  const border = side * 0.06;
  const foot = side * 0.17;
  const gap = side * 0.16;
  const margin = Math.min(width, height) * 0.045;
  const cards = prints.map(async (print, index) => {
    const order = isColumn ? index : prints.length - 1 - index;
    const x = width - margin - side - (isColumn ? 0 : order * (side + gap));
    const y = margin + (isColumn ? order * (side + foot + gap) : 0);
    const image = { x: x + border, y: y + border, width: side - 2 * border, height: side - 2 * border };
    return [
      drawPaper({ x, y, width: side, height: side + foot - border }, border),
      await drawImage(print, image),
      await drawNumber(index + 1, { x, y: y + side - border, width: side, height: foot }),
    ].join('');
  });
  return (await Promise.all(cards)).join('');
}

function drawPaper({ x, y, width, height }: Box, border: number): string {
  const shadows = [0.9, 0.6, 0.3].map((spread) => {
    const grown = border * spread;
    return `<rect x="${x - grown}" y="${y - grown + border * 0.5}" width="${width + 2 * grown}" height="${height + 2 * grown}" rx="${grown}" fill="#000" fill-opacity="0.11"/>`;
  });
  return `${shadows.join('')}<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${border * 0.18}" fill="#f6f1e7"/>`;
}

async function drawImage(print: ReferencePrint, box: Box): Promise<string> {
  if (print.kind === 'label') {
    const startPx = Math.min(box.width * 0.045, box.height * 0.07, 34);
    return drawPlaceholder(box) + (await drawSourceLabel(box, print.label, startPx));
  }
  const { data, width, height } = print.frame;
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return `<image x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" preserveAspectRatio="xMidYMid slice" href="data:image/png;base64,${png.toString('base64')}"/>`;
}

async function drawNumber(number: number, box: Box): Promise<string> {
  const sizePx = box.height * 0.5;
  const { path, widthPx } = await outlineText({ text: `ref ${number}`, sizePx, maxWidthPx: box.width * 0.9 });
  const left = box.x + (box.width - widthPx) / 2;
  return `<path d="${path}" transform="translate(${left.toFixed(2)} ${(box.y + box.height * 0.66).toFixed(2)})" fill="#6b6255"/>`;
}
