import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';
import { measureImage } from './image-check.ts';
import { ImageProbe } from './image-probe.ts';
import type { SavedBytes } from './images-table.ts';
import type { ImageType } from './sniff-image.ts';

/** What became of bytes that were to be an image. `reason` says why they cannot be kept. */
export type Received =
  | { readonly ok: true; readonly bytes: SavedBytes }
  | { readonly ok: false; readonly reason: string };

/** The most bytes of one image. Source: threats.md R7. */
const MAX_IMAGE_BYTES = 64 * 1024 * 1024;

/**
 * An image that is on its way: written as it comes, under a name that nobody takes for whole. Sealed, it is checked
 * and flushed to disk; only then may it be put in its place. Every method rejects where the disk does.
 */
export class PartFile {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #file: DiskFile;
  readonly #hash = createHash('sha256');
  readonly #probe = new ImageProbe();
  #size = 0;
  #isClosed = false;

  private constructor(disk: Disk, path: string, file: DiskFile) {
    this.#disk = disk;
    this.#path = path;
    this.#file = file;
  }

  static async open(disk: Disk, folder: string): Promise<PartFile> {
    await disk.makeFolder(folder);
    const path = join(folder, `${randomUUID()}.part`);
    return new PartFile(disk, path, await disk.create(path));
  }

  /** Bytes beyond what an image may have are counted, not written. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#size += chunk.byteLength;
    if (this.isTooLarge) return;
    this.#hash.update(chunk);
    this.#probe.push(chunk);
    await this.#file.write(chunk);
  }

  /** How many bytes have come. */
  get size(): number {
    return this.#size;
  }

  /** What they show themselves to be. */
  get type(): ImageType | null {
    return this.#probe.type;
  }

  /** Whether more has come than an image may have: nothing that follows changes that. */
  get isTooLarge(): boolean {
    return this.#size > MAX_IMAGE_BYTES;
  }

  /** Flushes what has come to disk, not yet in its place. Answers its SHA-256 in hex. To be called once. */
  async flush(): Promise<string> {
    await this.#file.sync();
    await this.#close();
    return this.#hash.digest('hex');
  }

  /** The same for what must be a whole image. */
  async seal(): Promise<Received> {
    if (this.isTooLarge) return { ok: false, reason: 'It is larger than 64 MB.' };
    const probed = this.#probe.end();
    if (!probed.ok) return probed;
    const sha256 = await this.flush();
    const measured = await measureImage(this.#path, probed);
    if (!measured.ok) return measured;
    return { ok: true, bytes: { sha256, ...measured.facts, bytes: this.#size } };
  }

  /** Puts a sealed file in its place. */
  async moveTo(path: string): Promise<void> {
    await this.#disk.rename(this.#path, path);
  }

  /** Removes what has not been moved. Never rejects: a part that stays behind is removed at the next start. */
  async discard(): Promise<void> {
    await this.#close().catch(() => undefined);
    await this.#disk.remove(this.#path).catch(() => undefined);
  }

  async #close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#file.close();
  }
}
