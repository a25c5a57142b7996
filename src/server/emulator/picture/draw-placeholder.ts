import type { Box } from './draw-source-label.ts';

const INK = '#4d463d';

/** SVG markup of a hatched frame that stands for an image the sandbox does not fetch. Lengths in px. */
export function drawPlaceholder(box: Box): string {
  const { x, y, width, height } = box;
  const side = Math.min(width, height);
  const gap = Math.max(5, side / 26);
  const lines: string[] = [];
  for (let at = -height; at < width; at += gap) {
    const start = Math.max(0, at);
    const end = Math.min(width, at + height);
    lines.push(
      `M${(x + start).toFixed(1)} ${(y + start - at).toFixed(1)}L${(x + end).toFixed(1)} ${(y + end - at).toFixed(1)}`,
    );
  }
  const stroke = Math.max(0.7, gap * 0.09).toFixed(2);
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#ddd5c8"/>`,
    `<path d="${lines.join('')}" stroke="#b7ac9b" stroke-width="${stroke}" fill="none"/>`,
    drawFrame(box),
  ].join('');
}

function drawFrame({ x, y, width, height }: Box): string {
  const inset = Math.min(width, height) * 0.045;
  return `<rect x="${x + inset}" y="${y + inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" fill="none" stroke="${INK}" stroke-opacity="0.4" stroke-width="${Math.max(0.8, inset * 0.09)}"/>`;
}
