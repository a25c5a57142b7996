import { outlineText, type TextOutline } from './outline-text.ts';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Whole, or on two lines, or not at all. */
const NOTES = [['not fetched in the sandbox'], ['not fetched', 'in the sandbox']];
const INK = '#4d463d';
/** Text smaller than this (px) cannot be read: it is left out. */
const MIN_SIZE = 7;

/**
 * SVG markup of what an image that was not fetched is called, and that it was not, in the middle of a box, on a plain
 * ground so that nothing runs through the words. Text begins at `startPx` and shrinks until it fits; lengths in px.
 */
export async function drawSourceLabel(
  { x, y, width, height }: Box,
  label: string,
  startPx: number,
): Promise<string> {
  const maxWidthPx = width * 0.8;
  const name = await fitLine(label, maxWidthPx, startPx);
  const notes = await Promise.all(
    NOTES.map((texts) => Promise.all(texts.map((text) => fitLine(text, maxWidthPx, startPx)))),
  );
  const note = notes.find((fitted) => fitted.every((line) => !line.outline.isCut)) ?? [];
  const lines = [name, ...note].filter((line) => line.outline.path !== '');
  const total = lines.reduce((sum, line) => sum + line.sizePx * 1.5, 0);
  if (lines.length === 0 || total > height * 0.9) return '';
  const widest = Math.max(...lines.map((line) => line.outline.widthPx));
  const pad = Math.min(width * 0.05, (lines[0]?.sizePx ?? 0) * 0.9);
  const parts = [
    `<rect x="${x + (width - widest) / 2 - pad}" y="${y + (height - total) / 2 - pad * 0.6}" width="${widest + 2 * pad}" height="${total + pad * 1.2}" rx="${pad * 0.3}" fill="#ece6db"/>`,
  ];
  let top = y + (height - total) / 2;
  for (const [index, line] of lines.entries()) {
    const baseline = top + line.sizePx * 1.1;
    const left = x + (width - line.outline.widthPx) / 2;
    parts.push(
      `<path d="${line.outline.path}" transform="translate(${left.toFixed(2)} ${baseline.toFixed(2)})" fill="${INK}" fill-opacity="${index === 0 ? 1 : 0.72}"/>`,
    );
    top += line.sizePx * 1.5;
  }
  return parts.join('');
}

/** Shrinks a line until it fits; at the smallest size it is cut. */
async function fitLine(
  text: string,
  maxWidthPx: number,
  startPx: number,
): Promise<{ outline: TextOutline; sizePx: number }> {
  let sizePx = Math.max(MIN_SIZE, startPx);
  let outline = await outlineText({ text, sizePx, maxWidthPx });
  while (outline.isCut && sizePx > MIN_SIZE) {
    sizePx = Math.max(MIN_SIZE, sizePx * 0.92);
    outline = await outlineText({ text, sizePx, maxWidthPx });
  }
  return { outline, sizePx };
}
