import { jpegTexts } from './jpeg-texts.ts';
import { pngTexts } from './png-texts.ts';
import { webpTexts } from './webp-texts.ts';

/** Texts that stand in an image, by their keywords; what EXIF and XMP hold of use stands under the keywords that a PNG has for it. */
export type EmbeddedTexts = ReadonlyMap<string, string>;

/**
 * The texts in a PNG, JPEG or WebP, the first of each keyword. Of one text 1 MiB is read, of all 4 MiB; what is beyond, broken
 * or of another kind is passed over. Never throws. Bounds: threats.md R10.
 */
export async function embeddedTexts(bytes: Uint8Array): Promise<EmbeddedTexts> {
  const texts = new Map<string, string>();
  let left = MAX_TEXTS;
  for await (const [keyword, text] of textsIn(bytes)) {
    left -= text.length;
    if (left < 0) break;
    if (!texts.has(keyword)) texts.set(keyword, text);
  }
  return texts;
}

/** In UTF-16 units. */
const MAX_TEXTS = 4 * 1024 * 1024;

type Texts = AsyncIterable<readonly [keyword: string, text: string]> | Iterable<readonly [string, string]>;

function textsIn(bytes: Uint8Array): Texts {
  const [first, second] = bytes;
  if (first === 0x89 && second === 0x50) return pngTexts(bytes);
  if (first === 0xff && second === 0xd8) return jpegTexts(bytes);
  if (first === 0x52 && second === 0x49) return webpTexts(bytes);
  return [];
}
