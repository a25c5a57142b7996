import type { ImageRecipe } from '#core/recipe/image-recipe.ts';
import { writeXmp } from './write-xmp.ts';

const [APP0, APP1, START_OF_SCAN] = [0xe0, 0xe1, 0xda];
const SIGNATURE = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
/** The most that a segment holds beside its length, in bytes. */
const MAX_SEGMENT = 0xffff - 2;

/** As an XMP segment before all others but JFIF and EXIF. `null`: one segment cannot hold it. */
export function embedInJpeg(bytes: Buffer, recipe: ImageRecipe): Buffer | null {
  const segments = segmentsOf(bytes);
  const present = segments.find(({ isXmp }) => isXmp);
  const text = present ? bytes.toString('utf8', present.at + 4 + SIGNATURE.length, present.end) : null;
  const data = Buffer.concat([SIGNATURE, Buffer.from(writeXmp(recipe, text))]);
  if (data.length > MAX_SEGMENT) return null;
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  if (present) return Buffer.concat([bytes.subarray(0, present.at), head, data, bytes.subarray(present.end)]);
  const firsts = segments.findLast(({ mustBeFirst }) => mustBeFirst);
  const place = firsts?.end ?? 2;
  return Buffer.concat([bytes.subarray(0, place), head, data, bytes.subarray(place)]);
}

type Segment = {
  readonly at: number;
  readonly end: number;
  readonly isXmp: boolean;
  /** JFIF and EXIF each want to be the first. */
  readonly mustBeFirst: boolean;
};

/** The segments before the picture itself. Source: ITU-T T.81, annex B. */
function segmentsOf(bytes: Buffer): readonly Segment[] {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const data = bytes.subarray(at + 4, end);
    const isExif = marker === APP1 && data.toString('latin1', 0, 6) === 'Exif\0\0';
    segments.push({
      at,
      end,
      isXmp: marker === APP1 && data.subarray(0, SIGNATURE.length).equals(SIGNATURE),
      mustBeFirst: marker === APP0 || isExif,
    });
    at = end;
  }
  return segments;
}
