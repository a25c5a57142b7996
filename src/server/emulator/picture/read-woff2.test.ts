import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type FontCollection } from 'fontkit';
import { expect, test } from 'vitest';
import { readWoff2 } from './read-woff2.ts';

const folder = '@fontsource-variable/noto-sans-sc/files';
const path = createRequire(import.meta.url).resolve(`${folder}/noto-sans-sc-latin-wght-normal.woff2`);

function outlinesOf(font: Font | FontCollection): string[] {
  if (!('glyphForCodePoint' in font)) throw new Error('This is a collection of fonts.');
  return font.characterSet.map((codePoint) => font.glyphForCodePoint(codePoint).path.toSVG());
}

test('an unpacked font draws every glyph as the packed one does', () => {
  const file = readFileSync(path);
  expect(outlinesOf(create(readWoff2(file)))).toEqual(outlinesOf(create(file)));
});

test('what is not WOFF2 is refused', () => {
  expect(() => readWoff2(Buffer.from('wOFF and nothing else'))).toThrow('This font file is not WOFF2.');
});
