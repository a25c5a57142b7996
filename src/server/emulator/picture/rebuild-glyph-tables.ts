import { readGlyphPoint } from './read-glyph-point.ts';

/**
 * Rebuilds the `glyf` and (long) `loca` tables from WOFF2's transformed `glyf` table.
 * Instructions are dropped and bounding boxes are left at 0: outlines are all that is asked of these fonts.
 * Source: https://www.w3.org/TR/WOFF2/#glyf_table_format
 */
export function rebuildGlyphTables(packed: Buffer): { glyf: Buffer; loca: Buffer } {
  const glyphCount = packed.readUInt16BE(4);
  const streams = splitStreams(packed);
  const loca = Buffer.alloc(4 * (glyphCount + 1));
  const glyphs: Buffer[] = [];
  let at = 0;
  for (let index = 0; index < glyphCount; index++) {
    const contours = readInt16(streams.contours);
    const glyph =
      contours === 0 ? Buffer.alloc(0) : contours > 0 ? simple(contours, streams) : composite(streams);
    const padded = Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]);
    glyphs.push(padded);
    at += padded.length;
    loca.writeUInt32BE(at, 4 * (index + 1));
  }
  return { glyf: Buffer.concat(glyphs), loca };
}

type Stream = { readonly bytes: Buffer; at: number };
type Streams = Record<'contours' | 'points' | 'flags' | 'glyphs' | 'composites', Stream>;

const STREAM_SIZES_START = 8;
const STREAMS_START = 36;

function splitStreams(packed: Buffer): Streams {
  let start = STREAMS_START;
  const [contours, points, flags, glyphs, composites] = [0, 1, 2, 3, 4].map((index): Stream => {
    const end = start + packed.readUInt32BE(STREAM_SIZES_START + 4 * index);
    const bytes = packed.subarray(start, end);
    start = end;
    return { bytes, at: 0 };
  });
  if (!contours || !points || !flags || !glyphs || !composites)
    throw new Error('A WOFF2 glyph stream is missing.');
  return { contours, points, flags, glyphs, composites };
}

/** Every point takes the long form: one flag byte, two bytes for x, two for y. */
function simple(contours: number, streams: Streams): Buffer {
  const ends: number[] = [];
  let pointCount = 0;
  for (let index = 0; index < contours; index++) {
    pointCount += read255(streams.points);
    ends.push(pointCount - 1);
  }
  const glyph = Buffer.alloc(12 + 2 * contours + 5 * pointCount);
  glyph.writeInt16BE(contours, 0);
  for (const [index, end] of ends.entries()) glyph.writeUInt16BE(end, 10 + 2 * index);
  const flagsAt = 12 + 2 * contours;
  for (let index = 0; index < pointCount; index++) {
    const point = readGlyphPoint(readByte(streams.flags), () => readByte(streams.glyphs));
    glyph.writeUInt8(point.onCurve ? 1 : 0, flagsAt + index);
    glyph.writeInt16BE(point.dx, flagsAt + pointCount + 2 * index);
    glyph.writeInt16BE(point.dy, flagsAt + 3 * pointCount + 2 * index);
  }
  read255(streams.glyphs);
  return glyph;
}

const ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

function composite(streams: Streams): Buffer {
  const header = Buffer.alloc(10);
  header.writeInt16BE(-1, 0);
  const parts = [header];
  let hasInstructions = false;
  for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    const { bytes, at } = streams.composites;
    flags = bytes.readUInt16BE(at);
    const scaleBytes = flags & HAS_SCALE ? 2 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_MATRIX ? 8 : 0;
    const size = 4 + (flags & ARE_WORDS ? 4 : 2) + scaleBytes;
    const component = Buffer.from(bytes.subarray(at, at + size));
    component.writeUInt16BE(flags & ~HAS_INSTRUCTIONS, 0);
    parts.push(component);
    streams.composites.at += size;
    hasInstructions ||= (flags & HAS_INSTRUCTIONS) !== 0;
  }
  if (hasInstructions) read255(streams.glyphs);
  return Buffer.concat(parts);
}

function readByte(stream: Stream): number {
  return stream.bytes.readUInt8(stream.at++);
}

function readInt16(stream: Stream): number {
  stream.at += 2;
  return stream.bytes.readInt16BE(stream.at - 2);
}

/** A number of one to three bytes: WOFF2's 255UInt16. */
function read255(stream: Stream): number {
  const code = readByte(stream);
  if (code === 253) return readByte(stream) * 256 + readByte(stream);
  if (code === 254) return readByte(stream) + 506;
  if (code === 255) return readByte(stream) + 253;
  return code;
}
