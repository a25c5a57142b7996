import {
  CENTRAL,
  END,
  END_64,
  EXTRA_64,
  FLAGS,
  IN_EXTRA_16,
  IN_EXTRA_32,
  LOCAL,
  LOCATOR_64,
} from './zip-format.ts';
import type { ZipSource } from './zip-source.ts';

/** A file in a ZIP, as its directory tells of it. */
export type ZipPart = {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  /** How many bytes it is said to unpack to. */
  readonly bytes: number;
  /** Where its local header begins. */
  readonly at: number;
  readonly isEncrypted: boolean;
  /** A link to somewhere else. */
  readonly isLink: boolean;
};

type Directory =
  | { readonly ok: true; readonly parts: readonly ZipPart[] }
  | { readonly ok: false; readonly why: string };

/** The longest comment at the end of a ZIP, and the longest directory that is read, in bytes. */
const MAX_COMMENT = 0xffff;
const MAX_DIRECTORY = 64 * 1024 * 1024;
/** What a mode of Unix says of a link, and which of its bits say it. */
const [KIND_BITS, KIND_LINK] = [0o170000, 0o120000];

/** Reads the directory of a ZIP, at its end. Nothing in it is unpacked, and no two of its files share bytes. */
export async function readDirectory(source: ZipSource): Promise<Directory> {
  const end = await findEnd(source);
  if (!end) return { ok: false, why: 'its end is missing, which lists what is in it' };
  if (end.size > MAX_DIRECTORY || end.at + end.size > source.size) return DAMAGED;
  const bytes = await source.read(end.at, end.size);
  const parts: ZipPart[] = [];
  for (let at = 0; at < bytes.length; ) {
    const record = readRecord(bytes, at);
    if (!record) return DAMAGED;
    parts.push(record.part);
    at = record.end;
  }
  return parts.length === end.count && areApart(parts, end.at) ? { ok: true, parts } : DAMAGED;
}

const DAMAGED: Directory = { ok: false, why: 'its directory is damaged' };

type End = { readonly count: number; readonly size: number; readonly at: number };

async function findEnd(source: ZipSource): Promise<End | null> {
  const tailAt = Math.max(source.size - END.bytes - MAX_COMMENT, 0);
  const tail = await source.read(tailAt, source.size - tailAt);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END.signature);
  for (
    let at = tail.lastIndexOf(signature);
    at >= 0;
    at = at > 0 ? tail.lastIndexOf(signature, at - 1) : -1
  ) {
    const isEnd =
      at + END.bytes <= tail.length && at + END.bytes + tail.readUInt16LE(at + 20) === tail.length;
    if (!isEnd) continue;
    const end = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    };
    const isLarge = end.count === IN_EXTRA_16 || end.size === IN_EXTRA_32 || end.at === IN_EXTRA_32;
    return isLarge ? ((await findLargeEnd(source, tailAt + at)) ?? end) : end;
  }
  return null;
}

/** The end with numbers of 64 bits, which a locator before the usual end points to. */
async function findLargeEnd(source: ZipSource, endAt: number): Promise<End | null> {
  if (endAt < LOCATOR_64.bytes) return null;
  const locator = await source.read(endAt - LOCATOR_64.bytes, LOCATOR_64.bytes);
  if (locator.readUInt32LE(0) !== LOCATOR_64.signature) return null;
  const record = await source.read(Number(locator.readBigUInt64LE(8)), END_64.bytes);
  if (record.length < END_64.bytes || record.readUInt32LE(0) !== END_64.signature) return null;
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    at: Number(record.readBigUInt64LE(48)),
  };
}

function readRecord(bytes: Buffer, at: number): { readonly part: ZipPart; readonly end: number } | null {
  if (at + CENTRAL.bytes > bytes.length || bytes.readUInt32LE(at) !== CENTRAL.signature) return null;
  const nameEnd = at + CENTRAL.bytes + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const end = extraEnd + bytes.readUInt16LE(at + 32);
  if (end > bytes.length) return null;
  const large = largeNumbers(bytes.subarray(nameEnd, extraEnd));
  // In this order, and only those that have no room in their usual places.
  const [size, packed, offset] = [24, 20, 42].map((place) => {
    const usual = bytes.readUInt32LE(at + place);
    return usual === IN_EXTRA_32 ? (large.shift() ?? usual) : usual;
  });
  const isUnix = bytes[at + 5] === 3;
  const mode = bytes.readUInt32LE(at + 38) >>> 16;
  const part = {
    name: bytes.toString('utf8', at + CENTRAL.bytes, nameEnd),
    method: bytes.readUInt16LE(at + 10),
    checksum: bytes.readUInt32LE(at + 16),
    packedBytes: packed ?? 0,
    bytes: size ?? 0,
    at: offset ?? 0,
    isEncrypted: (bytes.readUInt16LE(at + 8) & FLAGS.encrypted) !== 0,
    isLink: isUnix && (mode & KIND_BITS) === KIND_LINK,
  };
  return { part, end };
}

/** The numbers of 64 bits in the extra fields of a record. */
function largeNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === EXTRA_64 && end <= extra.length) {
      const numbers = extra.subarray(at + 4, end);
      return Array.from({ length: Math.floor(numbers.length / 8) }, (_, index) =>
        Number(numbers.readBigUInt64LE(index * 8)),
      );
    }
    at = end;
  }
  return [];
}

/** Whether the files lie one behind the other: where they overlap, a few bytes unpack to any number. */
function areApart(parts: readonly ZipPart[], directoryAt: number): boolean {
  const inOrder = parts.toSorted((a, b) => a.at - b.at);
  return inOrder.every(({ at, packedBytes }, index) => {
    const next = inOrder[index + 1]?.at ?? directoryAt;
    return at + LOCAL.bytes + packedBytes <= next;
  });
}
