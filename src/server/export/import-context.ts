import type { Model } from '#core/models/registry.ts';
import type { Disk } from '#server/ledger/disk.ts';
import type { FileStore } from '#server/ledger/file-store.ts';
import type { Ledger } from '#server/ledger/ledger.ts';
import type { Uploads } from '#server/ledger/uploads.ts';

/** Where an export is brought in. */
export type ImportContext = {
  readonly ledger: Ledger;
  readonly files: FileStore;
  readonly uploads: Uploads;
  readonly models: ReadonlyMap<string, Model>;
  readonly disk: Disk;
  readonly dataDir: string;
  readonly now: () => number;
};
