import { outlineText, type TextOutline } from './outline-text.ts';

/** Smaller than this (px), nobody reads it. */
const MIN_SIZE = 6.5;
const INK = '#fbf3e4';
const MARK = '#ffc46b';
const GROUND = '#0b0806';
/** A prompt may be thousands of characters long; no line holds more than these. */
const MAX_PROMPT_CHARACTERS = 600;

const SEPARATOR = ' · ';

type Line = { readonly left: TextOutline | null; readonly right: TextOutline | null };

/**
 * SVG markup of the print along the lower edge, as on a contact sheet: the prompt's first words, the seed and the word
 * "sandbox", light on a soft dark ground. In a narrow picture the items stand one over the other and the prompt goes
 * first; an item that does not fit whole at a readable size is left out. Lengths in px.
 */
export async function drawCaption(request: {
  readonly width: number;
  readonly height: number;
  readonly prompt: string;
  readonly seed: string;
  readonly note?: string | undefined;
  /** A source may carry a caption of its own, from an earlier picture: a denser ground hides it. */
  readonly isOverSource?: boolean;
}): Promise<string> {
  const { width, height } = request;
  const margin = Math.max(5, Math.min(width, height) * 0.028);
  const box = {
    sizePx: Math.min(30, Math.max(10, Math.sqrt(width * height) * 0.0155)),
    maxWidthPx: width - 2 * margin,
  };
  const { sizePx, lines } = await layOutLines({ ...request, ...box, maxHeightPx: height * 0.4 });
  const leading = sizePx * 1.55;
  const block = lines.length * leading;
  const fade = sizePx * 2.4;
  const ground = Math.min(height, block + margin + fade);
  const [upper, lower] = request.isOverSource ? [0.9, 0.94] : [0.48, 0.74];
  const stops = [
    [0, 0],
    [(fade / ground) * 0.6, upper * 0.5],
    [fade / ground, upper],
    [1, lower],
  ].map(
    ([offset, opacity]) =>
      `<stop offset="${offset?.toFixed(3)}" stop-color="${GROUND}" stop-opacity="${opacity?.toFixed(3)}"/>`,
  );
  const parts = [
    `<defs><linearGradient id="caption" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient></defs>`,
    `<rect y="${height - ground}" width="${width}" height="${ground}" fill="url(#caption)"/>`,
  ];
  for (const [index, line] of lines.entries()) {
    const baseline = height - margin - (lines.length - 1 - index) * leading - sizePx * 0.18;
    if (line.left) parts.push(drawText({ outline: line.left, x: margin, baseline, sizePx, fill: INK }));
    const x = line.left ? width - margin - (line.right?.widthPx ?? 0) : margin;
    if (line.right) parts.push(drawText({ outline: line.right, x, baseline, sizePx, fill: MARK }));
  }
  return parts.join('');
}

/** A thin dark outline under the letters keeps them legible where the ground is still light. */
function drawText(text: {
  readonly outline: TextOutline;
  readonly x: number;
  readonly baseline: number;
  readonly sizePx: number;
  readonly fill: string;
}): string {
  const place = `transform="translate(${text.x.toFixed(2)} ${text.baseline.toFixed(2)})"`;
  const halo = `stroke="${GROUND}" stroke-opacity="0.35" stroke-width="${(text.sizePx * 0.16).toFixed(2)}" stroke-linejoin="round"`;
  return `<path d="${text.outline.path}" ${place} fill="none" ${halo}/><path d="${text.outline.path}" ${place} fill="${text.fill}"/>`;
}

async function layOutLines(request: {
  readonly prompt: string;
  readonly seed: string;
  readonly note?: string | undefined;
  readonly sizePx: number;
  readonly maxWidthPx: number;
  readonly maxHeightPx: number;
}): Promise<{ sizePx: number; lines: Line[] }> {
  const { maxWidthPx, maxHeightPx } = request;
  const prompt = request.prompt.slice(0, MAX_PROMPT_CHARACTERS);
  const seed = `seed ${request.seed}`;
  let sizePx = request.sizePx;
  const set = (text: string, maxWidth: number): Promise<TextOutline> =>
    outlineText({ text, sizePx, maxWidthPx: maxWidth });
  while ((await set(seed, maxWidthPx)).isCut && sizePx > MIN_SIZE) sizePx = Math.max(MIN_SIZE, sizePx * 0.95);

  const items = [seed, ...(request.note ? [request.note] : []), 'sandbox'];
  const mark = await set(items.join(SEPARATOR), maxWidthPx);
  const room = maxWidthPx - mark.widthPx - sizePx * 2;
  if (!mark.isCut && room >= sizePx * 9)
    return { sizePx, lines: [{ left: await set(prompt, room), right: mark }] };

  const lines: Line[] = [];
  const words = await set(prompt, maxWidthPx);
  if (words.path !== '') lines.push({ left: words, right: null });
  const short = await set([seed, 'sandbox'].join(SEPARATOR), maxWidthPx);
  const whole = [mark, short].find((outline) => !outline.isCut);
  const marks = whole
    ? [whole]
    : (await Promise.all(items.map((text) => set(text, maxWidthPx)))).filter((outline) => !outline.isCut);
  lines.push(...marks.map((right) => ({ left: null, right })));
  const most = Math.max(1, Math.floor(maxHeightPx / (sizePx * 1.55)));
  return { sizePx, lines: lines.slice(-most) };
}
