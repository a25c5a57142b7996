import { exifTexts } from './exif-texts.ts';
import { latin1Text } from './latin1-text.ts';
import { xmpTexts } from './xmp-texts.ts';

const [START_OF_SCAN, END_OF_IMAGE, APP1] = [0xda, 0xd9, 0xe1];
const EXIF = 'Exif\0\0';
/** Source: XMP Specification Part 3, 1.1.3. */
const XMP = 'http://ns.adobe.com/xap/1.0/\0';

/** The texts in the EXIF and the XMP of a JPEG. Source: ITU-T T.81, annex B. */
export function* jpegTexts(bytes: Uint8Array): Generator<readonly [keyword: string, text: string]> {
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    // A marker may be preceded by any number of bytes of all ones.
    if (bytes[at] !== 0xff || marker === 0xff) {
      at++;
      continue;
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return;
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (marker === APP1 && end <= bytes.length) yield* segmentTexts(bytes.subarray(at + 4, end));
    at = Math.max(end, at + 2);
  }
}

function segmentTexts(segment: Uint8Array): Iterable<readonly [string, string]> {
  const head = latin1Text(segment.subarray(0, XMP.length));
  if (head.startsWith(EXIF)) return exifTexts(segment.subarray(EXIF.length));
  return head === XMP ? xmpTexts(new TextDecoder().decode(segment.subarray(XMP.length))) : [];
}
