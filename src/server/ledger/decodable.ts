import { filterPngChunks } from './filter-png-chunks.ts';
import { sniffImage } from './sniff-image.ts';

const PNG_TEXTS = new Set(['tEXt', 'zTXt', 'iTXt']);

/** An image as a decoder may have it. The texts of a PNG are left out: it would inflate them all, from 400 kB to a gigabyte. */
export function decodable(bytes: Buffer): Buffer {
  if (sniffImage(bytes) !== 'image/png') return bytes;
  return filterPngChunks(bytes, (name) => !PNG_TEXTS.has(name));
}
