import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unpackFont } from './unpack-font.ts';

/**
 * The font that draws a code point at medium weight (wght 500), or null where neither family has a glyph for it.
 * Noto Sans SC comes first: it has Latin, kana and Han. Noto Sans KR adds Hangul.
 * A family is cut into about a hundred files by code point: a file is read when first needed, then kept.
 */
export async function findFont(codePoint: number): Promise<Font | null> {
  for (const file of fontFiles()) {
    if (!file.ranges.some(([first, last]) => first <= codePoint && codePoint <= last)) continue;
    const font = await openFont(file.name);
    if (font.hasGlyphForCodePoint(codePoint)) return font;
  }
  return null;
}

type FontFile = { readonly name: string; readonly ranges: readonly (readonly [number, number])[] };

const WEIGHT = 500;
const FAMILIES = ['noto-sans-sc', 'noto-sans-kr'];

const resolvePackagePath = createRequire(import.meta.url).resolve;
const openFonts = new Map<string, Promise<Font>>();
let knownFiles: readonly FontFile[] | undefined;

function fontFiles(): readonly FontFile[] {
  knownFiles ??= FAMILIES.flatMap(readRanges);
  return knownFiles;
}

/** A family's `unicode.json` maps a file's key, such as "[4]" or "latin", to its ranges, such as "U+20-7E,U+A0". */
function readRanges(family: string): FontFile[] {
  const path = resolvePackagePath(`@fontsource-variable/${family}/unicode.json`);
  const rangesByKey: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof rangesByKey !== 'object' || rangesByKey === null)
    throw new Error(`${path} is not a table of ranges.`);
  return Object.entries(rangesByKey).map(([key, ranges]: [string, unknown]) => ({
    name: `@fontsource-variable/${family}/files/${family}-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: String(ranges).split(',').map(parseRange),
  }));
}

function parseRange(range: string): readonly [number, number] {
  const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function openFont(name: string): Promise<Font> {
  const font = openFonts.get(name) ?? readFont(name);
  openFonts.set(name, font);
  return font;
}

async function readFont(name: string): Promise<Font> {
  const file = create(await unpackFont(await readFile(resolvePackagePath(name))));
  if (!('getVariation' in file)) throw new Error(`${name} is a collection of fonts, not a font.`);
  return file.getVariation({ wght: WEIGHT });
}
