import { filterPngChunks } from './filter-png-chunks.ts';
import type { ImageType } from './sniff-image.ts';

/**
 * An image without its private metadata (place, camera, author, comments): what is left are its pixels, its colours
 * and its orientation. Nothing is encoded anew. Of bytes that do not follow their format what follows it is left, so
 * they are to be decoded afterwards, not before.
 */
export function withoutPrivateMetadata(bytes: Buffer, type: ImageType, orientation: number): Buffer {
  switch (type) {
    case 'image/png':
      return cleanPng(bytes);
    case 'image/jpeg':
      return cleanJpeg(bytes, orientation);
    case 'image/webp':
      return cleanWebp(bytes);
  }
}

/** Chunks that hold the picture and its colours; text, times, EXIF and what programs add of their own go. Source: PNG (Third Edition) §11. */
const PICTURE_PNG_CHUNKS = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT'.split(' '),
);

function cleanPng(bytes: Buffer): Buffer {
  return filterPngChunks(bytes, (name) => PICTURE_PNG_CHUNKS.has(name));
}

/**
 * Application segments other than JFIF, ICC profile and Adobe's colour transform go, and comments; and what stands behind
 * the picture's end, where phones put further pictures with metadata of their own. Source: ITU-T T.81, annex B.
 */
function cleanJpeg(bytes: Buffer, orientation: number): Buffer {
  const kept = [bytes.subarray(0, 2)];
  if (orientation > 1) kept.push(orientationSegment(orientation));
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    // A decoder looks for the next marker in the same way.
    if (bytes[at] !== 0xff || marker === 0xff) {
      at++;
      continue;
    }
    if (marker === END_OF_JPEG) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const next = marker === START_OF_SCAN ? endOfScan(bytes, end) : end;
    if (!isPrivateSegment(bytes.subarray(at, end))) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return Buffer.concat([...kept, Buffer.from([0xff, END_OF_JPEG])]);
}

const START_OF_SCAN = 0xda;
const END_OF_JPEG = 0xd9;

/** Application segments that are kept, by marker and first bytes. */
const COLOUR_SEGMENTS = new Map([
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]);

function isPrivateSegment(segment: Buffer): boolean {
  const marker = segment[1] ?? 0;
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (!isApplication) return marker === 0xfe;
  const signature = COLOUR_SEGMENTS.get(marker);
  return signature === undefined || !segment.subarray(4).toString('latin1').startsWith(signature);
}

/** Where the next marker follows the picture's own data, in which a byte of all ones is followed by 0 or a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (!isData) return at;
  }
  return bytes.length;
}

/** An EXIF segment that holds the orientation (1–8) and nothing else: one big-endian TIFF entry, tag 0x0112, type SHORT. */
function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.from(
    'ffe100224578696600004d4d002a000000080001011200030000000100000000000000000000',
    'hex',
  );
  segment.writeUInt16BE(orientation, 28);
  return segment.subarray(0, 36);
}

/** Chunks that hold the picture and its colours. Source: RFC 9649, section 2.7. */
const PICTURE_WEBP_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);

/** `EXIF`, `XMP ` and unknown chunks go, and their flags in the extended header with them. */
function cleanWebp(bytes: Buffer): Buffer {
  if (bytes.length < 12) return bytes;
  const kept: Buffer[] = [];
  // What stands behind the announced end is no part of the picture.
  const limit = Math.min(bytes.readUInt32LE(4) + 8, bytes.length);
  for (let at = 12; at + 8 <= limit; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (PICTURE_WEBP_CHUNKS.has(name))
      kept.push(name === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
  }
  const body = Buffer.concat(kept);
  const header = Buffer.from(bytes.subarray(0, 12));
  header.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([header, body]);
}

function withoutFlags(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  if (copy.length > 8) copy.writeUInt8((copy[8] ?? 0) & ~0b0000_1100, 8);
  return copy;
}
