import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type FontCollection } from 'fontkit';
import { expect, test } from 'vitest';
import { unpackFont } from './unpack-font.ts';

const folder = '@fontsource-variable/noto-sans-sc/files';
const files = ['latin', '4', '5'].map((key) =>
  readFileSync(createRequire(import.meta.url).resolve(`${folder}/noto-sans-sc-${key}-wght-normal.woff2`)),
);

function outlinesOf(font: Font | FontCollection): string[] {
  if (!('glyphForCodePoint' in font)) throw new Error('This is a collection of fonts.');
  return font.characterSet.map((codePoint) => font.glyphForCodePoint(codePoint).path.toSVG());
}

test('fonts unpacked at the same time draw every glyph as the packed ones do', async () => {
  const unpacked = await Promise.all(files.map(unpackFont));
  expect(unpacked.map((font) => outlinesOf(create(font)))).toEqual(
    files.map((file) => outlinesOf(create(file))),
  );
});

test('what is not WOFF2 is refused, and the next font is unpacked all the same', async () => {
  const refused = unpackFont(Buffer.from('wOFF and nothing else'));
  const unpacked = Promise.all(files.map(unpackFont));
  await expect(refused).rejects.toThrow('ConvertWOFF2ToTTF failed');
  expect((await unpacked).map((font) => 'numGlyphs' in create(font))).toEqual([true, true, true]);
});
