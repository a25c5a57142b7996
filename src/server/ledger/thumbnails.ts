import { rmSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodable } from './decodable.ts';
import { FOLDER_MODE } from './disk.ts';
import { drawPlaceholder } from './draw-placeholder.ts';
import type { FileStore } from './file-store.ts';

/** The widths, in pixels, that thumbnails are made in. Nothing else is, so that a folder cannot be filled by asking. */
export const THUMBNAIL_WIDTHS = [320, 640, 1280] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

/** The most pixels that are decoded for a thumbnail. */
const MAX_PIXELS = 100_000_000;

/** Small WebP copies of images, made when first asked for and kept; they may be deleted at any time. */
export class Thumbnails {
  readonly #files: FileStore;
  readonly #folder: string;
  /** Thumbnails being made now, so that several that ask at once wait for the same one. */
  readonly #making = new Map<string, Promise<Buffer | null>>();

  constructor(files: FileStore, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** Takes a copy away; it is made anew when it is asked for. */
  remove(sha256: string, width: ThumbnailWidth): void {
    rmSync(join(this.#folder, `${sha256}-${width}.webp`), { force: true });
  }

  /** A copy at most `width` pixels wide, a placeholder where it cannot be made, or `null` where the image is missing. */
  async get(sha256: string, width: ThumbnailWidth): Promise<Buffer | null> {
    const path = join(this.#folder, `${sha256}-${width}.webp`);
    const kept = await readFile(path).catch(() => null);
    if (kept) return kept;
    const making = this.#making.get(path) ?? this.#make(sha256, width, path);
    this.#making.set(path, making);
    return making.finally(() => this.#making.delete(path));
  }

  async #make(sha256: string, width: ThumbnailWidth, path: string): Promise<Buffer | null> {
    const bytes = await this.#files.read(sha256);
    if (!bytes) return null;
    const small = await sharp(decodable(bytes), { limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer()
      .catch(() => drawPlaceholder(width));
    await mkdir(this.#folder, { recursive: true, mode: FOLDER_MODE });
    await writeFile(`${path}.part`, small, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return small;
  }
}
