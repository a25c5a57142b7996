import { constants, statfsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';

/** What is written to: the one seam to the file system, handed in so that a test can fill it, break it or stop in the middle. */
export type Disk = {
  readonly makeFolder: (folder: string) => Promise<void>;
  /** A new file to write, or an old one emptied. */
  readonly create: (path: string) => Promise<DiskFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Resolves also where there is no such file. */
  readonly remove: (path: string) => Promise<void>;
  /** Makes the names in a folder outlive a power cut. */
  readonly syncFolder: (folder: string) => Promise<void>;
  /** Bytes that are left where `folder` lies. */
  readonly freeBytes: (folder: string) => number;
};

/** A file being written, from its beginning to its end. */
export type DiskFile = {
  /** Resolves when all of it is handed to the system. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Resolves when all that was written is on the disk itself. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Only the owner may read what lies in the data folder. */
const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

export const systemDisk: Disk = {
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  },
  async create(path) {
    const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, FILE_MODE);
    return { write: (bytes) => file.appendFile(bytes), sync: () => file.sync(), close: () => file.close() };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(folder) {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  freeBytes(folder) {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
};
