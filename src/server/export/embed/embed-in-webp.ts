import type { ImageRecipe } from '#core/recipe/image-recipe.ts';
import { writeXmp } from './write-xmp.ts';

const XMP_FLAG = 0b0000_0100;
const ALPHA_FLAG = 0b0001_0000;

/** As the chunk `XMP `, which needs the extended form of the file. Source: RFC 9649, section 2.7. */
export function embedInWebp(bytes: Buffer, recipe: ImageRecipe): Buffer {
  const chunks = chunksOf(bytes);
  const present = chunks.find(({ name }) => name === 'XMP ');
  const packet = Buffer.from(writeXmp(recipe, present ? present.data.toString('utf8') : null));
  const kept = chunks.filter(({ name }) => name !== 'XMP ' && name !== 'VP8X');
  const header = chunks.find(({ name }) => name === 'VP8X')?.data ?? headerFor(chunks);
  const flagged = Buffer.from(header);
  flagged.writeUInt8((flagged[0] ?? 0) | XMP_FLAG, 0);
  const body = Buffer.concat(
    [{ name: 'VP8X', data: flagged }, ...kept, { name: 'XMP ', data: packet }].map(toBytes),
  );
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  riff.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([riff, body]);
}

type Chunk = { readonly name: string; readonly data: Buffer };

function chunksOf(bytes: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const limit = Math.min(bytes.readUInt32LE(4) + 8, bytes.length);
  for (let at = 12; at + 8 <= limit; ) {
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    chunks.push({ name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, end) });
    at = end + (end % 2);
  }
  return chunks;
}

function toBytes({ name, data }: Chunk): Buffer {
  const head = Buffer.alloc(8, name, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** The extended header of a file that has none: its flags, and its width and height less one in 24 bits each. */
function headerFor(chunks: readonly Chunk[]): Buffer {
  const header = Buffer.alloc(10);
  const [picture] = chunks;
  const data = picture?.data ?? Buffer.alloc(10);
  if (picture?.name === 'VP8L') {
    // 14 bits each, less one, and a bit for alpha, behind the signature (3.4).
    const bits = data.readUInt32LE(1);
    header.writeUIntLE(bits & 0x3fff, 4, 3);
    header.writeUIntLE((bits >>> 14) & 0x3fff, 7, 3);
    header.writeUInt8((bits >>> 28) & 1 ? ALPHA_FLAG : 0, 0);
  } else {
    // Behind the frame's tag and its start code, 14 bits each (RFC 6386, 9.1).
    header.writeUIntLE((data.readUInt16LE(6) & 0x3fff) - 1, 4, 3);
    header.writeUIntLE((data.readUInt16LE(8) & 0x3fff) - 1, 7, 3);
  }
  return header;
}
