import { exifTexts } from './exif-texts.ts';
import { inflateText } from './inflate-text.ts';
import { latin1Text } from './latin1-text.ts';
import { MAX_TEXT_BYTES } from './max-text-bytes.ts';
import { xmpTexts } from './xmp-texts.ts';

/** The signature of a PNG, and the length, type and checksum around a chunk's data, in bytes. */
const SIGNATURE_BYTES = 8;
const [HEAD_BYTES, CRC_BYTES] = [8, 4];
/** The keyword of an XMP packet. Source: XMP Specification Part 3, 1.1.5. */
const XMP_KEYWORD = 'XML:com.adobe.xmp';

/** The texts of a PNG in their order, with their keywords. Source: PNG (Third Edition) §11.3.3. */
export async function* pngTexts(bytes: Uint8Array): AsyncGenerator<readonly [keyword: string, text: string]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = SIGNATURE_BYTES; at + HEAD_BYTES <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = latin1Text(bytes.subarray(at + 4, at + HEAD_BYTES));
    const from = at + HEAD_BYTES;
    if (length <= MAX_TEXT_BYTES && from + length <= bytes.length) {
      const data = bytes.subarray(from, from + length);
      if (type === 'eXIf') yield* exifTexts(data);
      const found = await readText(type, data);
      if (found?.[0] === XMP_KEYWORD) yield* xmpTexts(found[1]);
      else if (found) yield found;
    }
    if (type === 'IEND') return;
    at = from + length + CRC_BYTES;
  }
}

async function readText(type: string, data: Uint8Array): Promise<readonly [string, string] | null> {
  const end = data.indexOf(0);
  if (end <= 0) return null;
  const keyword = latin1Text(data.subarray(0, end));
  switch (type) {
    case 'tEXt':
      return [keyword, textOf(data.subarray(end + 1))];
    case 'zTXt': {
      const text = data[end + 1] === 0 ? await inflateText(data.subarray(end + 2)) : null;
      return text && [keyword, textOf(text)];
    }
    case 'iTXt': {
      const isPacked = data[end + 1] === 1;
      const language = data.indexOf(0, end + 3);
      const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
      if (translated < 0) return null;
      const rest = data.subarray(translated + 1);
      const text = isPacked ? await inflateText(rest) : rest;
      return text && [keyword, new TextDecoder().decode(text)];
    }
    default:
      return null;
  }
}

/** It is to be Latin 1, and many programs write UTF-8. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return latin1Text(bytes);
  }
}
