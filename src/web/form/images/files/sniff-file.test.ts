import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sniffFile } from './sniff-file.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const picture = (channels: 3 | 4) =>
  sharp({ create: { width: 8, height: 8, channels, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } });

test.each([
  ['png', () => picture(3).png().toBuffer()],
  ['jpeg', () => picture(3).jpeg().toBuffer()],
  ['webp', () => picture(3).webp().toBuffer()],
  ['gif', () => picture(3).gif().toBuffer()],
  ['tiff', () => picture(3).tiff().toBuffer()],
  ['avif', () => picture(3).avif().toBuffer()],
] as const)('knows a real %s by its bytes', async (kind, write) => {
  expect(sniffFile(await write())).toMatchObject({ kind, isAnimated: false });
});

test.each([
  ['heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
  ['heic', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
  ['avif', '\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf'],
  ['video', '\0\0\0\x18ftypisom\0\0\x02\0isomavc1'],
  // What stands behind the brands is no brand.
  ['video', '\0\0\0\x10ftypqt  \0\0\0\0avif'],
  ['bmp', 'BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0'],
  ['other', 'BMW is a maker of cars'],
  ['other', 'RIFF\0\0\0\0WAVEfmt '],
  ['pdf', '%PDF-1.7\n'],
  ['zip', 'PK\x03\x04\x14\0'],
  ['svg', '<svg/>'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['svg', '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC "x">\n<SVG>'],
  ['html', '<!doctype html><html><svg></svg></html>'],
  ['other', '{"positivePrompt":"<svg>"}'],
  ['empty', ''],
] as const)('takes what begins like a %s for one: %j', (kind, text) => {
  expect(sniffFile(bytes(text)).kind).toBe(kind);
});

test('tells which pictures can be transparent', async () => {
  const alphaOf = async (file: Promise<Uint8Array>) => sniffFile(await file).hasAlpha;
  expect(await alphaOf(picture(4).png().toBuffer())).toBe(true);
  expect(await alphaOf(picture(3).png().toBuffer())).toBe(false);
  expect(await alphaOf(picture(4).webp().toBuffer())).toBe(true);
  expect(await alphaOf(picture(4).webp({ lossless: true }).toBuffer())).toBe(true);
  expect(await alphaOf(picture(3).webp().toBuffer())).toBe(false);
});

test('tells an animation by its head', async () => {
  const frames = Buffer.concat([Buffer.alloc(8 * 8 * 3, 10), Buffer.alloc(8 * 8 * 3, 200)]);
  const film = sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } });
  expect(sniffFile(await film.webp({ loop: 0 }).toBuffer()).isAnimated).toBe(true);
  expect(sniffFile(await film.gif({ loop: 0 }).toBuffer()).isAnimated).toBe(true);
  const png = await picture(3).png().toBuffer();
  const at = png.indexOf('IDAT') - 4;
  const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1');
  const animated = Buffer.concat([png.subarray(0, at), control, png.subarray(at)]);
  expect(sniffFile(animated)).toMatchObject({ kind: 'png', isAnimated: true });
});

test('is not held up by a head made of the beginnings of comments', () => {
  const head = bytes('<!-- --><!--'.repeat(6_000)).slice(0, 65_536);
  expect(sniffFile(head).kind).toBe('other');
});
