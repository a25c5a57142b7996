import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, systemDisk } from './disk.ts';
import { PartFile, type Received } from './part-file.ts';

/**
 * Files named by the SHA-256 of their bytes, in one folder. A file under its hash is always whole: it is written
 * under another name, flushed to disk, and only then renamed.
 */
export class FileStore {
  readonly folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk = systemDisk) {
    this.folder = folder;
    this.#disk = disk;
  }

  /** A file to be written bit by bit: to be sealed and placed, or discarded. */
  openPart(): Promise<PartFile> {
    return PartFile.open(this.#disk, this.folder);
  }

  /** Keeps bytes that were checked before, on disk when this resolves. Answers their hash in hex. */
  async keep(bytes: Uint8Array): Promise<string> {
    const part = await this.openPart();
    try {
      await part.write(bytes);
      const sha256 = await part.flush();
      await this.#settle(part, sha256);
      return sha256;
    } finally {
      await part.discard();
    }
  }

  /** Seals a part and, where it is a whole image (and the one that is meant, by its hash), puts it under its hash, on disk when this resolves. */
  async place(part: PartFile, meant: string | null = null): Promise<Received> {
    try {
      const received = await part.seal();
      if (received.ok && meant !== null && received.bytes.sha256 !== meant)
        return { ok: false, reason: 'Its bytes are not those that its name stands for.' };
      if (received.ok) await this.#settle(part, received.bytes.sha256);
      return received;
    } finally {
      await part.discard();
    }
  }

  /** Keeps an image as its bytes come, and as long as it may become one. Rejects where they stop coming, or the disk does. */
  async receive(body: AsyncIterable<Uint8Array>, meant: string | null = null): Promise<Received> {
    const part = await this.openPart();
    try {
      for await (const chunk of body) {
        await part.write(chunk);
        // A body may never end.
        if (part.isTooLarge) break;
      }
    } catch (failure) {
      await part.discard();
      throw failure;
    }
    return this.place(part, meant);
  }

  async #settle(part: PartFile, sha256: string): Promise<void> {
    await part.moveTo(this.pathOf(sha256));
    await this.#disk.syncFolder(this.folder);
  }

  /** The bytes under a hash, or `null` where there are none or they are not what their name says. */
  async read(sha256: string): Promise<Buffer | null> {
    const bytes = await readFile(this.pathOf(sha256)).catch(ifAbsent);
    if (!bytes) return null;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  }

  /** The bytes under a hash as they are read, unchecked. Rejects where there are none. */
  stream(sha256: string): AsyncIterable<Buffer> {
    return createReadStream(this.pathOf(sha256));
  }

  /** Whether there is a file under a hash, whatever is in it. */
  has(sha256: string): boolean {
    return existsSync(this.pathOf(sha256));
  }

  /** Takes a file away for good. */
  remove(sha256: string): void {
    rmSync(this.pathOf(sha256), { force: true });
  }

  /** Removes what an earlier process left half written. */
  clean(): void {
    if (!existsSync(this.folder)) return;
    const parts = readdirSync(this.folder).filter((name) => name.endsWith('.part'));
    for (const name of parts) rmSync(join(this.folder, name));
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A file is named by 64 hexadecimal digits.');
    return join(this.folder, sha256);
  }
}

/** A file that is not there is an answer; one that cannot be read now, for want of handles, is not. */
function ifAbsent(failure: NodeJS.ErrnoException): null {
  if (failure.code === 'ENOENT') return null;
  throw failure;
}
