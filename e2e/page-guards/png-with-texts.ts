import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** Signature and IHDR of a PNG, in bytes: text may follow. */
const HEAD_BYTES = 8 + 25;

/** A grey PNG of 64 × 64 px with these texts in it, by keyword (chunks `tEXt`). */
export async function pngWithTexts(texts: Readonly<Record<string, string>>): Promise<Buffer> {
  const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const chunks = Object.entries(texts).map(([keyword, text]) => chunk(`tEXt${keyword}\0${text}`));
  return Buffer.concat([png.subarray(0, HEAD_BYTES), ...chunks, png.subarray(HEAD_BYTES)]);
}

function chunk(content: string): Buffer {
  const body = Buffer.from(content, 'latin1');
  const framed = Buffer.alloc(4 + body.length + 4);
  framed.writeUInt32BE(body.length - 4, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}
