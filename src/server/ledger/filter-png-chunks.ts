/** The length, the type and the checksum around a chunk's data. */
const FRAME_BYTES = 12;

/** A PNG with those of its chunks alone whose name is kept, and nothing behind its end. One that does not follow its format ends there. */
export function filterPngChunks(bytes: Buffer, isKept: (name: string, data: Buffer) => boolean): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + FRAME_BYTES <= bytes.length; ) {
    const end = at + FRAME_BYTES + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (isKept(name, bytes.subarray(at + 8, end - 4))) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}
