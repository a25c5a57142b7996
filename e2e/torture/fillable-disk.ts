import { existsSync } from 'node:fs';
import type { Disk } from '#server/ledger/disk.ts';

/** A disk that is full for as long as there is a file of that name: for where no small one can be mounted. */
export function fillableDisk(disk: Disk, flag: string): Disk {
  const isFull = () => existsSync(flag);
  return {
    ...disk,
    async create(path) {
      const file = await disk.create(path);
      return {
        ...file,
        async write(bytes) {
          if (isFull()) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
          await file.write(bytes);
        },
      };
    },
    freeBytes: (folder) => (isFull() ? 0 : disk.freeBytes(folder)),
  };
}
