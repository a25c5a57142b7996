import { latin1Text } from './latin1-text.ts';
import { MAX_TEXT_BYTES } from './max-text-bytes.ts';

/** Tags of EXIF. Source: CIPA DC-008 (Exif 3.0), 4.6. */
const [EXIF_IFD, USER_COMMENT] = [0x8769, 0x9286];
const ENTRY_BYTES = 12;
/** More entries than any directory has. */
const MAX_ENTRIES = 512;

/** The user's comment in EXIF, where programs keep what a PNG has as `parameters`. */
export function exifTexts(tiff: Uint8Array): readonly (readonly [keyword: 'parameters', text: string])[] {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = tiff.length >= 8 ? latin1Text(tiff.subarray(0, 2)) : '';
  if (order !== 'II' && order !== 'MM') return [];
  const isLittle = order === 'II';
  const directory = find(view, view.getUint32(4, isLittle), EXIF_IFD, isLittle);
  const comment = directory && find(view, directory.value, USER_COMMENT, isLittle);
  if (!comment || comment.count > MAX_TEXT_BYTES || comment.value + comment.count > tiff.length) return [];
  const text = readComment(tiff.subarray(comment.value, comment.value + comment.count), isLittle);
  return text === '' ? [] : [['parameters', text]];
}

type Entry = { readonly count: number; readonly value: number };

/** The entry with a tag in the directory at `at`; its value is where its bytes are, or the number itself. */
function find(view: DataView, at: number, tag: number, isLittle: boolean): Entry | null {
  if (at + 2 > view.byteLength) return null;
  const entries = Math.min(view.getUint16(at, isLittle), MAX_ENTRIES);
  for (let entry = at + 2; entry + ENTRY_BYTES <= view.byteLength; entry += ENTRY_BYTES) {
    if (entry >= at + 2 + entries * ENTRY_BYTES) return null;
    if (view.getUint16(entry, isLittle) !== tag) continue;
    return { count: view.getUint32(entry + 4, isLittle), value: view.getUint32(entry + 8, isLittle) };
  }
  return null;
}

/** Its first eight bytes name its characters. Those of `UNICODE` are in the order of the file, or in the other one. */
function readComment(bytes: Uint8Array, isLittle: boolean): string {
  const code = latin1Text(bytes.subarray(0, 8));
  const text = bytes.subarray(8);
  if (!code.startsWith('UNICODE')) return new TextDecoder().decode(text).replace(/\0+$/, '');
  // A text begins with a character below 256, if not always: its upper half is empty.
  const isOtherOrder = (text[0] === 0) === isLittle && (text[0] === 0) !== (text[1] === 0);
  const order = isLittle !== isOtherOrder ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(order).decode(text).replace(/\0+$/, '');
}
