import type { Aside } from './aside.ts';
import type { FileStore } from './file-store.ts';
import type { Ledger } from './ledger.ts';
import { THUMBNAIL_WIDTHS, type Thumbnails } from './thumbnails.ts';

/** How long a deleted task can be restored, in milliseconds. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

export type Bin = {
  readonly ledger: Ledger;
  readonly files: FileStore;
  readonly aside: Aside;
  readonly thumbnails: Thumbnails;
  readonly now: () => number;
};

/** Empties what has been in the bin for thirty days, a hundred tasks at the most; answers how many those were. */
export function purgeBin(bin: Bin): number {
  return purgeDeletedBefore(bin, bin.now() - KEPT_MS);
}

/**
 * Empties what was put into the bin before a time, in milliseconds since 1970: the files first, then the rows, so that whatever is interrupted is
 * found again the next time. A file that another image shares stays. Runs to its end without a pause, so that nothing
 * can come to share a file in between; answers how many tasks were emptied.
 */
export function purgeDeletedBefore(
  { ledger, files, aside, thumbnails }: Omit<Bin, 'now'>,
  time: number,
): number {
  const tasks = ledger.deletedBefore(time);
  for (const { id } of tasks) {
    for (const { id: image, sha256 } of ledger.imageRows(id)) {
      aside.remove(image);
      if (sha256 === null || ledger.isFileShared(id, sha256)) continue;
      files.remove(sha256);
      for (const width of THUMBNAIL_WIDTHS) thumbnails.remove(sha256, width);
    }
    ledger.purge(id);
  }
  return tasks.length;
}
