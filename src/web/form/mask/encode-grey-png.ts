import type { Size } from '#core/schema/size.ts';

/**
 * A PNG of 8 bits of grey a pixel. Written here, because a canvas would write four times as much, and of large pictures some
 * browsers make no canvas at all. `rows` gives bytes row by row, in pieces of whole rows.
 * Source: PNG (third edition), https://www.w3.org/TR/png-3/.
 */
export async function encodeGreyPng(size: Size, rows: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, size.width);
  header.setUint32(4, size.height);
  // 8 bits, grey, and the only methods there are, without interlacing.
  header.setUint8(8, 8);
  const pixels = new Uint8Array(await new Response(compress(size, rows)).arrayBuffer());
  const chunks = [
    toChunk('IHDR', new Uint8Array(header.buffer)),
    toChunk('IDAT', pixels),
    toChunk('IEND', new Uint8Array()),
  ];
  return new Blob([SIGNATURE, ...chunks.flat()], { type: 'image/png' });
}

const SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function compress(size: Size, rows: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  const packed = new CompressionStream('deflate');
  void feed(packed.writable.getWriter(), size, rows);
  return packed.readable;
}

/** Before each row stands how it was filtered: not at all. A failure reaches whoever reads the other end. */
async function feed(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  { width }: Size,
  rows: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  try {
    for await (const piece of rows) {
      const count = piece.length / width;
      const filtered = new Uint8Array(piece.length + count);
      for (let row = 0; row < count; row++) {
        filtered.set(piece.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
      }
      await writer.write(filtered);
    }
    await writer.close();
  } catch (failure) {
    await writer.abort(failure).catch(() => undefined);
  }
}

function toChunk(name: string, data: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) head.setUint8(4 + index, name.charCodeAt(index));
  const type = new Uint8Array(head.buffer, 4);
  const check = new DataView(new ArrayBuffer(4));
  check.setUint32(0, checksum([type, data]));
  return [new Uint8Array(head.buffer), data, new Uint8Array(check.buffer)];
}

/** CRC-32 as PNG has it. */
function checksum(parts: readonly Uint8Array[]): number {
  let sum = 0xffffffff;
  for (const part of parts) {
    for (const byte of part) sum = (CHECKSUMS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, index) => {
  let sum = index;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum >>> 0;
});
