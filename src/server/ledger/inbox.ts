import { randomUUID } from 'node:crypto';
import { describeBytes } from './describe-image.ts';
import type { FileStore } from './file-store.ts';
import type { PartFile, Received } from './part-file.ts';

/**
 * Images that came inside an answer as base64: decoded to part files while the answer was read, each standing in the
 * answer as a token that nobody can guess. Whoever follows the answer takes what it needs; the rest is removed.
 */
export class Inbox {
  readonly #files: FileStore;
  readonly #parts = new Map<string, PartFile>();

  constructor(files: FileStore) {
    this.#files = files;
  }

  openPart(): Promise<PartFile> {
    return this.#files.openPart();
  }

  /** Answers the token that stands for the part from now on. */
  put(part: PartFile): string {
    const token = `inbox:${randomUUID()}`;
    this.#parts.set(token, part);
    return token;
  }

  /** What an image is that a token stands for, in words; `null`: it stands for none. */
  describe(token: string): string | null {
    const part = this.#parts.get(token);
    return part ? describeBytes(part.size, part.type) : null;
  }

  /** Keeps the image that came as `text`: a token of this inbox, or base64 that was too short to be set aside. */
  async keep(text: string): Promise<Received> {
    const part = this.#parts.get(text) ?? (await this.openPart());
    if (this.#parts.delete(text)) return this.#files.place(part);
    await part.write(Buffer.from(text, 'base64'));
    return this.#files.place(part);
  }

  /** Removes what nobody took. */
  async clear(): Promise<void> {
    const left = [...this.#parts.values()];
    this.#parts.clear();
    await Promise.all(left.map((part) => part.discard()));
  }
}
