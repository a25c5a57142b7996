import type { Font, PathCommand } from 'fontkit';
import { findFont } from './find-font.ts';

/** Lengths in em; y grows downwards from the baseline. `inkLeft` and `inkRight` are measured from the pen. */
export type ClusterOutline = {
  readonly text: string;
  readonly isSpace: boolean;
  readonly advance: number;
  readonly inkLeft: number;
  readonly inkRight: number;
  readonly commands: readonly { readonly letter: string; readonly args: readonly number[] }[];
};

/** No ink may leave these bounds, in em from the baseline: a line of text is this high. */
const ASCENT = 1.17;
const DESCENT = 0.3;
const MAX_CACHED = 5000;

const LETTERS: Readonly<Record<PathCommand['command'], string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

const cache = new Map<string, ClusterOutline | null>();

/**
 * The outline of one grapheme, or null where it cannot be drawn whole: emoji, controls, scripts without a glyph here,
 * lone marks, ink higher than a line. White space of any kind becomes one blank.
 */
export async function outlineCluster(grapheme: string): Promise<ClusterOutline | null> {
  const known = cache.get(grapheme);
  if (known !== undefined) return known;
  const outline = await drawCluster(grapheme);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(grapheme, outline);
  return outline;
}

async function drawCluster(grapheme: string): Promise<ClusterOutline | null> {
  if (/^\s+$/u.test(grapheme)) {
    return { text: ' ', isSpace: true, advance: 0.24, inkLeft: 0, inkRight: 0, commands: [] };
  }
  if (/\p{Emoji_Presentation}|\p{Regional_Indicator}|\u{FE0F}/u.test(grapheme)) return null;
  const visible = grapheme.normalize('NFC').replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
  const font = await findFont(visible.codePointAt(0) ?? 0);
  if (!font) return null;
  // A mark that NFC could not join to its base is left out: these fonts do not say where it goes, the base still reads.
  const text = [...visible]
    .filter(
      (character) => !/\p{M}/u.test(character) && font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    )
    .join('');
  return layOut(font, text);
}

function layOut(font: Font, text: string): ClusterOutline | null {
  const run = font.layout(text);
  const scale = 1 / font.unitsPerEm;
  const commands: { letter: string; args: number[] }[] = [];
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  let pen = 0;
  for (const [index, glyph] of run.glyphs.entries()) {
    const position = run.positions[index];
    if (!position || glyph.id === 0) return null;
    for (const { command, args } of glyph.path.commands) {
      const points = args.map((value, at) =>
        at % 2 === 0 ? (value + pen + position.xOffset) * scale : -(value + position.yOffset) * scale,
      );
      commands.push({ letter: LETTERS[command], args: points });
      for (let at = 0; at + 1 < points.length; at += 2) {
        const x = points[at] ?? 0;
        const y = points[at + 1] ?? 0;
        bounds.left = Math.min(bounds.left, x);
        bounds.right = Math.max(bounds.right, x);
        bounds.top = Math.min(bounds.top, y);
        bounds.bottom = Math.max(bounds.bottom, y);
      }
    }
    pen += position.xAdvance;
  }
  const advance = pen * scale;
  const hasInk = bounds.right > bounds.left;
  if (!hasInk || advance <= 0 || bounds.top < -ASCENT || bounds.bottom > DESCENT) return null;
  return { text, isSpace: false, advance, inkLeft: bounds.left, inkRight: bounds.right, commands };
}
