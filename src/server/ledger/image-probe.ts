import { PngWalk } from './png-walk.ts';
import { type ImageType, sniffImage } from './sniff-image.ts';

/** The first bytes that tell what an image is, and the last ones in which a JPEG's end is looked for: some writers pad it. */
const HEAD_BYTES = 12;
const TAIL_BYTES = 64;
const JPEG_END = Buffer.from([0xff, 0xd9]);

export type ImageFacts = { readonly type: ImageType; readonly width: number; readonly height: number };
/** What was seen of an image. Its size in pixels, as it is seen, is `null` where its header is still to be read. */
export type Probed = { readonly type: ImageType; readonly size: Omit<ImageFacts, 'type'> | null };

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
    if (this.#head.length < HEAD_BYTES || sniffImage(this.#head) === 'image/png') this.#png.push(bytes);
  }

  /** What the first bytes show it to be. */
  get type(): ImageType | null {
    return sniffImage(this.#head);
  }

  /** What it is, once all has passed by, or why it cannot be kept. */
  end(): ({ readonly ok: true } & Probed) | { readonly ok: false; readonly reason: string } {
    const { type } = this;
    switch (type) {
      case null:
        return { ok: false, reason: 'It is not a PNG, JPEG or WebP.' };
      case 'image/png':
        return this.#endOfPng();
      case 'image/jpeg':
        return this.#tail.includes(JPEG_END) ? { ok: true, type, size: null } : CUT;
      case 'image/webp': {
        const isWhole = this.#size >= HEAD_BYTES && this.#head.readUInt32LE(4) + 8 <= this.#size;
        return isWhole ? { ok: true, type, size: null } : CUT;
      }
    }
  }

  /** A PNG's size is read here, not by a decoder: that would inflate every text in it. */
  #endOfPng(): ReturnType<ImageProbe['end']> {
    const facts = this.#png.end();
    if ('problem' in facts) return { ok: false, reason: facts.problem };
    if (facts.frames > 1) return { ok: false, reason: 'It is an animation. Give a single picture.' };
    const { width, height, orientation } = facts;
    const size = orientation > 4 ? { width: height, height: width } : { width, height };
    return { ok: true, type: 'image/png', size };
  }
}

const CUT = { ok: false, reason: 'It is cut off: its end is missing.' } as const;
