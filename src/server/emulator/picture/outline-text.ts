import { type ClusterOutline, outlineCluster } from './outline-cluster.ts';

/** `path` is SVG path data: the baseline at y 0, all ink between x 0 and `widthPx`. `text` is what it shows. */
export type TextOutline = {
  readonly path: string;
  readonly widthPx: number;
  readonly text: string;
  readonly isCut: boolean;
};

/** Extra room after each character, in em: small print reads better a little loose. */
const TRACKING = 0.012;
/** A cut moves back to the last blank, unless that loses more than this share of what fits. */
const MAX_LOSS = 0.45;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Lays a text out on one line, as outlines, so that no font need be installed where the SVG is rendered.
 * Never wider than `maxWidthPx`: what does not fit is cut at a word where one is near, else at a whole character, and
 * ends in an ellipsis. What cannot be drawn (emoji, controls, other scripts) is left out. May come out empty.
 */
export async function outlineText(request: {
  readonly text: string;
  readonly sizePx: number;
  readonly maxWidthPx: number;
}): Promise<TextOutline> {
  const { text, sizePx, maxWidthPx } = request;
  const maxWidth = sizePx > 0 ? maxWidthPx / sizePx : 0;
  const { clusters, isWhole } = await takeClusters(text, maxWidth);
  if (isWhole) return join({ clusters, sizePx, isCut: false });
  const dot = await outlineCluster('.');
  const ellipsis = dot ? [dot, dot, dot] : [];
  let count = clusters.length;
  while (count > 0 && measure([...clusters.slice(0, count), ...ellipsis]) > maxWidth) count--;
  const lastBlank = clusters.slice(0, count + 1).findLastIndex((cluster) => cluster.isSpace);
  if (lastBlank >= count * (1 - MAX_LOSS)) count = lastBlank;
  while (count > 0 && /^[\s\p{P}]$/u.test(clusters[count - 1]?.text ?? '')) count--;
  return join({ clusters: count > 0 ? [...clusters.slice(0, count), ...ellipsis] : [], sizePx, isCut: true });
}

/** Stops once the width is passed: a prompt may be very long, and only its first words are shown. */
async function takeClusters(
  text: string,
  maxWidth: number,
): Promise<{ clusters: ClusterOutline[]; isWhole: boolean }> {
  const clusters: ClusterOutline[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const cluster = await outlineCluster(segment);
    const follows = clusters.at(-1);
    if (!cluster || (cluster.isSpace && (!follows || follows.isSpace))) continue;
    clusters.push(cluster);
    if (!cluster.isSpace && measure(clusters) > maxWidth) return { clusters, isWhole: false };
  }
  if (clusters.at(-1)?.isSpace) clusters.pop();
  return { clusters, isWhole: measure(clusters) <= maxWidth };
}

/** In em. Ink may stand out before the first character's pen or behind the last one's: it counts. */
function measure(clusters: readonly ClusterOutline[]): number {
  const { left, right } = extent(clusters);
  return right - left;
}

function extent(clusters: readonly ClusterOutline[]): { left: number; right: number } {
  let pen = 0;
  let left = 0;
  let right = 0;
  for (const cluster of clusters) {
    left = Math.min(left, pen + cluster.inkLeft);
    right = Math.max(right, pen + cluster.advance, pen + cluster.inkRight);
    pen += cluster.advance + TRACKING;
  }
  return { left, right };
}

function join(line: {
  readonly clusters: readonly ClusterOutline[];
  readonly sizePx: number;
  readonly isCut: boolean;
}): TextOutline {
  const { clusters, sizePx, isCut } = line;
  const { left, right } = extent(clusters);
  const parts: string[] = [];
  let pen = -left;
  for (const cluster of clusters) {
    for (const { letter, args } of cluster.commands) {
      const points = args.map((value, at) => toDecimal((at % 2 === 0 ? value + pen : value) * sizePx));
      parts.push(letter + points.join(' '));
    }
    pen += cluster.advance + TRACKING;
  }
  const text = clusters.map((cluster) => cluster.text).join('');
  return { path: parts.join(''), widthPx: (right - left) * sizePx, text, isCut };
}

/** Cut, not rounded up, so that no rounding can push ink past the box. */
function toDecimal(value: number): number {
  return Math.trunc(value * 100) / 100;
}
