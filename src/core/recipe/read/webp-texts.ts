import { exifTexts } from './exif-texts.ts';
import { latin1Text } from './latin1-text.ts';
import { MAX_TEXT_BYTES } from './max-text-bytes.ts';
import { xmpTexts } from './xmp-texts.ts';

/** The texts in the EXIF and the XMP of a WebP. Source: RFC 9649, section 2.7. */
export function* webpTexts(bytes: Uint8Array): Generator<readonly [keyword: string, text: string]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = latin1Text(bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size;
    if (size <= MAX_TEXT_BYTES && end <= bytes.length) {
      const data = bytes.subarray(at + 8, end);
      // Some programs write it as JPEG has it.
      if (name === 'EXIF')
        yield* exifTexts(latin1Text(data.subarray(0, 6)) === 'Exif\0\0' ? data.subarray(6) : data);
      if (name === 'XMP ') yield* xmpTexts(new TextDecoder().decode(data));
    }
    at = end + (size % 2);
  }
}
