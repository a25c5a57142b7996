import sharp from 'sharp';
import { decodable } from './decodable.ts';
import type { FileStore } from './file-store.ts';
import { checkImage } from './image-check.ts';
import { withoutPrivateMetadata } from './private-metadata.ts';
import type { Upload, UploadsTable } from './uploads-table.ts';

/** Bounds of an input image. Source: the first issue of this project; threats.md R10. */
export const MAX_UPLOAD_BYTES = 30_000_000;
export const MAX_UPLOAD_PIXELS = 50_000_000;

export type UploadResult =
  | { readonly ok: true; readonly upload: Upload }
  | { readonly ok: false; readonly reason: string };

/** Input images: checked, freed of private metadata, then known by the hash of what is kept. */
export class Uploads {
  readonly #table: UploadsTable;
  readonly #files: FileStore;

  constructor(table: UploadsTable, files: FileStore) {
    this.#table = table;
    this.#files = files;
  }

  /** Keeps an image, on disk when this resolves. The same bytes are kept once. */
  async keep(bytes: Buffer, now: number): Promise<UploadResult> {
    if (bytes.byteLength > MAX_UPLOAD_BYTES)
      return refused(`It has ${megabytes(bytes.byteLength)} MB; at most 30 MB are taken. Make it smaller.`);
    const check = await checkImage(bytes);
    if (!check.ok) return refused(check.reason);
    const { type, width, height } = check.facts;
    if (width * height > MAX_UPLOAD_PIXELS) {
      return refused(
        `It has ${Math.round((width * height) / 1e6)} megapixels; at most 50 are taken. Make it smaller.`,
      );
    }
    const clean = await cleaned(decodable(bytes), type);
    if (!clean) return refused('It is damaged and cannot be read.');
    const sha256 = await this.#files.keep(clean);
    const upload = { sha256, type, width, height, bytes: clean.byteLength };
    this.#table.add(upload, now);
    return { ok: true, upload };
  }

  find(sha256: string): Upload | null {
    return this.#table.find(sha256);
  }

  /** Whether an image can be handed on: it is known, and its file is there. */
  has(sha256: string): boolean {
    return this.#table.find(sha256) !== null && this.#files.has(sha256);
  }

  read(sha256: string): Promise<Buffer | null> {
    return this.#files.read(sha256);
  }

  /** Its bytes as they are read, for who need not hold them all. */
  stream(sha256: string): AsyncIterable<Buffer> {
    return this.#files.stream(sha256);
  }
}

/** Without private metadata, the orientation kept; `null` where the picture cannot be decoded to its end. */
async function cleaned(bytes: Buffer, type: Upload['type']): Promise<Buffer | null> {
  try {
    const { orientation = 1 } = await sharp(bytes).metadata();
    const clean = withoutPrivateMetadata(bytes, type, orientation);
    const whole = { failOn: 'truncated', limitInputPixels: MAX_UPLOAD_PIXELS } as const;
    await sharp(clean, whole).stats();
    if (orientation === 1 || type === 'image/jpeg') return clean;
    // Only JPEG can carry an orientation without the rest of EXIF: the others are turned upright, without loss.
    return await sharp(bytes, whole)
      .autoOrient()
      .keepIccProfile()
      .toFormat(type === 'image/png' ? 'png' : 'webp', { lossless: true })
      .toBuffer();
  } catch {
    return null;
  }
}

function refused(reason: string): UploadResult {
  return { ok: false, reason };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
