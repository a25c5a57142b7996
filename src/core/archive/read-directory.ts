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
  /** `isZip` false: it does not even begin as one. */
  | { readonly ok: false; readonly isZip: boolean; readonly why: string };

/** The longest comment at the end of a ZIP, and the longest directory that is read, in bytes. */
const MAX_COMMENT = 0xffff;
const MAX_DIRECTORY = 64 * 1024 * 1024;
/** What a mode of Unix says of a link, and which of its bits say it. */
const [KIND_BITS, KIND_LINK] = [0o170000, 0o120000];

/** Reads the directory of a ZIP, at its end. Nothing in it is unpacked, and no two of its files share bytes. */
export async function readDirectory(source: ZipSource): Promise<Directory> {
  const end = await findEnd(source);
  if (!end)
    return {
      ok: false,
      isZip: await beginsAsZip(source),
      why: 'its end is missing, which lists what is in it',
    };
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

const DAMAGED: Directory = { ok: false, isZip: true, why: 'its directory is damaged' };

async function beginsAsZip(source: ZipSource): Promise<boolean> {
  const start = viewOf(await source.read(0, Math.min(4, source.size)));
  return start.byteLength === 4 && start.getUint32(0, true) === LOCAL.signature;
}

type End = { readonly count: number; readonly size: number; readonly at: number };

async function findEnd(source: ZipSource): Promise<End | null> {
  const tailAt = Math.max(source.size - END.bytes - MAX_COMMENT, 0);
  const tail = viewOf(await source.read(tailAt, source.size - tailAt));
  for (let at = tail.byteLength - END.bytes; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END.signature) continue;
    if (at + END.bytes + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
    const end = {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      at: tail.getUint32(at + 16, true),
    };
    const isLarge = end.count === IN_EXTRA_16 || end.size === IN_EXTRA_32 || end.at === IN_EXTRA_32;
    return isLarge ? ((await findLargeEnd(source, tailAt + at)) ?? end) : end;
  }
  return null;
}

/** The end with numbers of 64 bits, which a locator before the usual end points to. */
async function findLargeEnd(source: ZipSource, endAt: number): Promise<End | null> {
  if (endAt < LOCATOR_64.bytes) return null;
  const locator = viewOf(await source.read(endAt - LOCATOR_64.bytes, LOCATOR_64.bytes));
  if (locator.getUint32(0, true) !== LOCATOR_64.signature) return null;
  const record = viewOf(await source.read(Number(locator.getBigUint64(8, true)), END_64.bytes));
  if (record.byteLength < END_64.bytes || record.getUint32(0, true) !== END_64.signature) return null;
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    at: Number(record.getBigUint64(48, true)),
  };
}

function readRecord(bytes: Uint8Array, at: number): { readonly part: ZipPart; readonly end: number } | null {
  const view = viewOf(bytes);
  if (at + CENTRAL.bytes > bytes.length || view.getUint32(at, true) !== CENTRAL.signature) return null;
  const nameEnd = at + CENTRAL.bytes + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const end = extraEnd + view.getUint16(at + 32, true);
  if (end > bytes.length) return null;
  const large = largeNumbers(viewOf(bytes.subarray(nameEnd, extraEnd)));
  // In this order, and only those that have no room in their usual places.
  const [size, packed, offset] = [24, 20, 42].map((place) => {
    const usual = view.getUint32(at + place, true);
    return usual === IN_EXTRA_32 ? (large.shift() ?? usual) : usual;
  });
  const isUnix = bytes[at + 5] === 3;
  const mode = view.getUint32(at + 38, true) >>> 16;
  const part = {
    name: new TextDecoder().decode(bytes.subarray(at + CENTRAL.bytes, nameEnd)),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedBytes: packed ?? 0,
    bytes: size ?? 0,
    at: offset ?? 0,
    isEncrypted: (view.getUint16(at + 8, true) & FLAGS.encrypted) !== 0,
    isLink: isUnix && (mode & KIND_BITS) === KIND_LINK,
  };
  return { part, end };
}

/** The numbers of 64 bits in the extra fields of a record. */
function largeNumbers(extra: DataView): number[] {
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const length = extra.getUint16(at + 2, true);
    if (extra.getUint16(at, true) === EXTRA_64 && at + 4 + length <= extra.byteLength) {
      return Array.from({ length: Math.floor(length / 8) }, (_, index) =>
        Number(extra.getBigUint64(at + 4 + index * 8, true)),
      );
    }
    at += 4 + length;
  }
  return [];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether the files lie one behind the other: where they overlap, a few bytes unpack to any number. */
function areApart(parts: readonly ZipPart[], directoryAt: number): boolean {
  const inOrder = parts.toSorted((a, b) => a.at - b.at);
  return inOrder.every(({ at, packedBytes }, index) => {
    const next = inOrder[index + 1]?.at ?? directoryAt;
    return at + LOCAL.bytes + packedBytes <= next;
  });
}
