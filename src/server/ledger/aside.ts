import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { PartFile } from './part-file.ts';

/**
 * What came in the place of an image and is none, as it came, named by the image's id: it was paid for. It can be downloaded,
 * and is never shown.
 */
export class Aside {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  /** Keeps bytes as they come. Answers whether they are kept: what is larger than an image may be is not. */
  async receive(image: string, body: AsyncIterable<Uint8Array>): Promise<boolean> {
    const part = await PartFile.open(this.#disk, this.#folder);
    try {
      for await (const chunk of body) {
        await part.write(chunk);
        if (part.isTooLarge) return false;
      }
      await part.flush();
      await part.moveTo(this.#pathOf(image));
      await this.#disk.syncFolder(this.#folder);
      return true;
    } finally {
      await part.discard();
    }
  }

  /** What is kept of an image, or `null`. */
  read(image: string): Promise<Buffer | null> {
    return readFile(this.#pathOf(image)).catch(() => null);
  }

  /** Takes what is kept of an image away for good. */
  remove(image: string): void {
    rmSync(this.#pathOf(image), { force: true });
  }

  #pathOf(image: string): string {
    return join(this.#folder, image);
  }
}
