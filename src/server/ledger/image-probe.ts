import { PngWalk } from './png-walk.ts';
import { type ImageType, sniffImage } from './sniff-image.ts';

/** The first bytes that tell what an image is, and the last ones in which a JPEG's end is looked for: some writers pad it. */
const HEAD_BYTES = 12;
const TAIL_BYTES = 64;
const JPEG_END = Buffer.from([0xff, 0xd9]);

/**
 * Watches the bytes of an image pass by and tells whether it is whole by its own structure: its end is there, not merely
 * the length that was announced. Holds a few bytes, however large the image.
 */
export class ImageProbe {
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #size = 0;
  readonly #png = new PngWalk();

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#head.length < HEAD_BYTES)
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD_BYTES - this.#head.length)]);
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    this.#size += bytes.length;
    this.#png.push(bytes);
  }

  /** What it is, once all has passed by, or why it cannot be kept. */
  end(): { readonly ok: true; readonly type: ImageType } | { readonly ok: false; readonly reason: string } {
    const type = sniffImage(this.#head);
    if (!type) return { ok: false, reason: 'It is not a PNG, JPEG or WebP.' };
    const reason = this.#problemOf(type);
    return reason === null ? { ok: true, type } : { ok: false, reason };
  }

  #problemOf(type: ImageType): string | null {
    switch (type) {
      case 'image/png':
        return this.#png.problem();
      case 'image/jpeg':
        return this.#tail.includes(JPEG_END) ? null : CUT;
      case 'image/webp':
        return this.#size >= HEAD_BYTES && this.#head.readUInt32LE(4) + 8 <= this.#size ? null : CUT;
    }
  }
}

const CUT = 'It is cut off: its end is missing.';
