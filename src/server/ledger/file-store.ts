import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
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

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Keeps bytes, on disk when this resolves. Answers their hash in hex. */
  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
    const target = this.pathOf(sha256);
    const size = await stat(target).then(
      (found) => found.size,
      () => -1,
    );
    if (size === bytes.byteLength) return sha256;
    const part = join(this.folder, `${sha256}.part`);
    const file = await open(part, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, FILE_MODE);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, target);
    await syncFolder(this.folder);
    return sha256;
  }

  /** The bytes under a hash, or `null` where there are none or they are not what their name says. */
  async read(sha256: string): Promise<Buffer | null> {
    const bytes = await readFile(this.pathOf(sha256)).catch(() => null);
    if (!bytes) return null;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  }

  /** Removes what an earlier process left half written. */
  async clean(): Promise<void> {
    const names = await readdir(this.folder).catch((): string[] => []);
    await Promise.all(
      names.filter((name) => name.endsWith('.part')).map((name) => rm(join(this.folder, name))),
    );
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
