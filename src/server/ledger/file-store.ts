import { createHash } from 'node:crypto';
import { constants, existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Only the owner may read what lies in the data folder. */
const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

/**
 * Files named by the SHA-256 of their bytes, in one folder. A file under its hash is always whole: it is written
 * under another name, flushed to disk, and only then renamed.
 */
export class FileStore {
  readonly folder: string;
  /** Files being written now, so that several that bring the same bytes at once wait for the same one. */
  readonly #keeping = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Keeps bytes, on disk when this resolves. Answers their hash in hex. */
  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const keeping = this.#keeping.get(sha256) ?? this.#write(sha256, bytes);
    this.#keeping.set(sha256, keeping);
    await keeping.finally(() => this.#keeping.delete(sha256));
    return sha256;
  }

  /** The bytes under a hash, or `null` where there are none or they are not what their name says. */
  async read(sha256: string): Promise<Buffer | null> {
    const bytes = await readFile(this.pathOf(sha256)).catch(() => null);
    if (!bytes) return null;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  }

  async #write(sha256: string, bytes: Uint8Array): Promise<void> {
    if (await this.read(sha256)) return;
    await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
    const part = join(this.folder, `${sha256}.part`);
    const file = await open(part, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, FILE_MODE);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, this.pathOf(sha256));
    await syncFolder(this.folder);
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
