import sharp from 'sharp';

/** The formats that are kept. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp';

type ImageFacts = { readonly type: ImageType; readonly width: number; readonly height: number };
export type ImageCheck =
  | { readonly ok: true; readonly facts: ImageFacts }
  | { readonly ok: false; readonly reason: string };

/** What bytes show themselves to be by their first ones, whatever they are called. `null`: none of the formats kept. */
export function sniffImage(bytes: Uint8Array): ImageType | null {
  const buffer = viewOf(bytes);
  if (buffer.subarray(0, 8).equals(PNG_SIGNATURE)) return 'image/png';
  if (buffer[0] === 0xff && buffer[1] === 0xd8 && buffer[2] === 0xff) return 'image/jpeg';
  const isWebp = buffer.toString('latin1', 0, 4) === 'RIFF' && buffer.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'image/webp' : null;
}

/** Whether an image is whole by its own structure: its end is there, not merely the announced length. */
function isWholeImage(bytes: Uint8Array, type: ImageType): boolean {
  const buffer = viewOf(bytes);
  switch (type) {
    case 'image/png':
      return buffer.subarray(-12).equals(PNG_END);
    case 'image/jpeg':
      return buffer.lastIndexOf(JPEG_END) >= buffer.length - 64;
    case 'image/webp':
      return buffer.length >= 12 && buffer.readUInt32LE(4) + 8 <= buffer.length;
  }
}

/** Reads an image's type and size in pixels from its header, without decoding it, and checks that it is whole. */
export async function checkImage(bytes: Uint8Array): Promise<ImageCheck> {
  const type = sniffImage(bytes);
  if (!type) return { ok: false, reason: 'It is not a PNG, JPEG or WebP.' };
  if (!isWholeImage(bytes, type)) return { ok: false, reason: 'It is cut off: its end is missing.' };
  try {
    const { autoOrient, pages } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if ((pages ?? 1) > 1) return { ok: false, reason: 'It is an animation. Give a single picture.' };
    return { ok: true, facts: { type, width: autoOrient.width, height: autoOrient.height } };
  } catch {
    return { ok: false, reason: 'It is damaged and cannot be read.' };
  }
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** An empty IEND chunk with its checksum. */
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const JPEG_END = Buffer.from([0xff, 0xd9]);

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
