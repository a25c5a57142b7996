import { crc32 } from 'node:zlib';
import {
  CENTRAL,
  DESCRIPTOR,
  END,
  END_64,
  EXTRA_64,
  FLAGS,
  IN_EXTRA_16,
  IN_EXTRA_32,
  LOCAL,
  LOCATOR_64,
  METHODS,
} from '#core/archive/zip-format.ts';

/** A file on its way into a ZIP: less than 4 GiB. */
export type ZipEntry = { readonly name: string; readonly body: AsyncIterable<Uint8Array> };

type Written = {
  readonly name: Buffer;
  readonly checksum: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
};

/** An ordinary file that its owner may write and all may read (4.4.15, as Unix has it). */
const ATTRIBUTES = 0o100644 * 2 ** 16;
const [VERSION, VERSION_64, MADE_ON_UNIX] = [20, 45, 3 << 8];
const FLAG_BITS = FLAGS.sizesFollow | FLAGS.utf8;

/**
 * A ZIP as it is written, of any size: nothing of it is held but the names of its files. They are stored as they are, since
 * images are packed already; how long each is stands behind it. Source: APPNOTE.TXT 6.3.10.
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>, made: Date): AsyncGenerator<Uint8Array> {
  const stamp = dosStamp(made);
  const all: Written[] = [];
  let at = 0;
  for await (const { name: text, body } of entries) {
    const name = Buffer.from(text);
    const header = localHeader(name, stamp);
    yield header;
    let [checksum, size] = [0, 0];
    for await (const chunk of body) {
      checksum = crc32(chunk, checksum);
      size += chunk.byteLength;
      if (size >= IN_EXTRA_32) throw new Error(`${text} is too large for an export: 4 GiB or more.`);
      yield chunk;
    }
    yield descriptor(checksum, size);
    all.push({ name, checksum, size, at });
    at += header.length + size + DESCRIPTOR.bytes;
  }
  const directoryAt = at;
  for (const written of all) {
    const record = centralRecord(written, stamp);
    yield record;
    at += record.length;
  }
  yield endOf({ count: all.length, directoryAt, end: at });
}

function localHeader(name: Buffer, stamp: number): Buffer {
  const header = Buffer.alloc(LOCAL.bytes);
  header.writeUInt32LE(LOCAL.signature, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAG_BITS, 6);
  header.writeUInt16LE(METHODS.stored, 8);
  header.writeUInt32LE(stamp, 10);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor(checksum: number, size: number): Buffer {
  const record = Buffer.alloc(DESCRIPTOR.bytes);
  record.writeUInt32LE(DESCRIPTOR.signature, 0);
  record.writeUInt32LE(checksum, 4);
  record.writeUInt32LE(size, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function centralRecord({ name, checksum, size, at }: Written, stamp: number): Buffer {
  const isFar = at >= IN_EXTRA_32;
  const extra = isFar ? Buffer.alloc(12) : Buffer.alloc(0);
  if (isFar) {
    extra.writeUInt16LE(EXTRA_64, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(at), 4);
  }
  const record = Buffer.alloc(CENTRAL.bytes);
  record.writeUInt32LE(CENTRAL.signature, 0);
  record.writeUInt16LE(MADE_ON_UNIX | VERSION_64, 4);
  record.writeUInt16LE(isFar ? VERSION_64 : VERSION, 6);
  record.writeUInt16LE(FLAG_BITS, 8);
  record.writeUInt16LE(METHODS.stored, 10);
  record.writeUInt32LE(stamp, 12);
  record.writeUInt32LE(checksum, 16);
  record.writeUInt32LE(size, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(ATTRIBUTES, 38);
  record.writeUInt32LE(Math.min(at, IN_EXTRA_32), 42);
  return Buffer.concat([record, name, extra]);
}

type Directory = { readonly count: number; readonly directoryAt: number; readonly end: number };

/** The end of a ZIP; where its numbers do not fit, before it the same with 64 bits. */
function endOf({ count, directoryAt, end }: Directory): Buffer {
  const record = Buffer.alloc(END.bytes);
  record.writeUInt32LE(END.signature, 0);
  record.writeUInt16LE(Math.min(count, IN_EXTRA_16), 8);
  record.writeUInt16LE(Math.min(count, IN_EXTRA_16), 10);
  record.writeUInt32LE(Math.min(end - directoryAt, IN_EXTRA_32), 12);
  record.writeUInt32LE(Math.min(directoryAt, IN_EXTRA_32), 16);
  if (count < IN_EXTRA_16 && end < IN_EXTRA_32) return record;
  const large = Buffer.alloc(END_64.bytes + LOCATOR_64.bytes);
  large.writeUInt32LE(END_64.signature, 0);
  large.writeBigUInt64LE(BigInt(END_64.bytes - 12), 4);
  large.writeUInt16LE(MADE_ON_UNIX | VERSION_64, 12);
  large.writeUInt16LE(VERSION_64, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(end - directoryAt), 40);
  large.writeBigUInt64LE(BigInt(directoryAt), 48);
  large.writeUInt32LE(LOCATOR_64.signature, END_64.bytes);
  large.writeBigUInt64LE(BigInt(end), END_64.bytes + 8);
  large.writeUInt32LE(1, END_64.bytes + 16);
  return Buffer.concat([large, record]);
}

/** Day and time in two-second steps, from 1980 on, in UTC: time in the lower half (4.4.6). */
function dosStamp(at: Date): number {
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return day * 2 ** 16 + time;
}
