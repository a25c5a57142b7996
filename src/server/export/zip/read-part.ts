import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipPart } from '#core/archive/read-directory.ts';
import { LOCAL, METHODS } from '#core/archive/zip-format.ts';
import type { StoredZip } from './stored-zip.ts';

/** A file in a ZIP cannot be read: `message` says why, in a sentence. */
export class BrokenPartError extends Error {}

/** How much is read at once, in bytes. */
const CHUNK_BYTES = 64 * 1024;

/** The bytes of a file in a ZIP, unpacked; never more than were announced. Throws `BrokenPartError`, at its end too. */
export async function* readPart(source: StoredZip, part: ZipPart): AsyncGenerator<Buffer> {
  if (part.isLink) throw new BrokenPartError('It is a link, which is never followed.');
  if (part.isEncrypted) throw new BrokenPartError('It is encrypted. Export it without a password.');
  let [checksum, size] = [0, 0];
  for await (const chunk of unpacked(source, part)) {
    size += chunk.length;
    if (size > part.bytes) throw new BrokenPartError('It unpacks to more than it says.');
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size !== part.bytes || checksum !== part.checksum)
    throw new BrokenPartError('It is damaged: its checksum is wrong.');
}

function unpacked(source: StoredZip, part: ZipPart): AsyncIterable<Buffer> {
  const packed = packedBytes(source, part);
  switch (part.method) {
    case METHODS.stored:
      return packed;
    case METHODS.deflated:
      return inflated(packed);
    default:
      throw new BrokenPartError('It is packed in a way that is not read here. Pack it as a plain ZIP.');
  }
}

async function* packedBytes(source: StoredZip, { at, packedBytes: length }: ZipPart): AsyncGenerator<Buffer> {
  const header = await source.read(at, LOCAL.bytes);
  if (header.length < LOCAL.bytes || header.readUInt32LE(0) !== LOCAL.signature)
    throw new BrokenPartError('It is damaged: it does not begin where its directory says.');
  const from = at + LOCAL.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  for (let done = 0; done < length; ) {
    const chunk = await source.read(from + done, Math.min(CHUNK_BYTES, length - done));
    if (chunk.length === 0) throw new BrokenPartError('It is cut off.');
    done += chunk.length;
    yield chunk;
  }
}

async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  // What goes wrong is thrown to whoever reads; one that stops reading ends all of it.
  pipeline(Readable.from(packed), inflate).catch(() => undefined);
  try {
    yield* inflate;
  } catch (failure) {
    if (failure instanceof BrokenPartError) throw failure;
    throw new BrokenPartError('It is damaged and cannot be unpacked.', { cause: failure });
  }
}
