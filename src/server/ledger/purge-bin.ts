import type { Aside } from './aside.ts';
import type { FileStore } from './file-store.ts';
import type { Ledger } from './ledger.ts';
import { THUMBNAIL_WIDTHS, type Thumbnails } from './thumbnails.ts';

/** How long a deleted task can be restored, in milliseconds. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

type Bin = {
  readonly ledger: Ledger;
  readonly files: FileStore;
  readonly aside: Aside;
  readonly thumbnails: Thumbnails;
  readonly now: () => number;
};

/**
 * Empties what has been in the bin for thirty days: the files first, then the rows, so that whatever is interrupted is
 * found again the next time. A file that another image shares stays. Runs to its end without a pause, so that nothing
 * can come to share a file in between; answers how many tasks were emptied.
 */
export function purgeBin({ ledger, files, aside, thumbnails, now }: Bin): number {
  const tasks = ledger.deletedBefore(now() - KEPT_MS);
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
