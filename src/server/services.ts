import type { Registry } from '#core/models/registry.ts';
import type { AccessControl } from './access.ts';
import type { Bell } from './bell.ts';
import type { Disk } from './ledger/disk.ts';
import type { FileStore } from './ledger/file-store.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Bin } from './ledger/purge-bin.ts';
import type { Runner } from './ledger/runner.ts';
import type { RunnerContext } from './ledger/runner-context.ts';
import type { TakeContext } from './ledger/take-task.ts';
import type { Thumbnails } from './ledger/thumbnails.ts';
import type { Uploads } from './ledger/uploads.ts';
import type { Provider } from './providers/provider.ts';
import type { Settings } from './settings.ts';

/** Everything the routes work with, made once at the start and handed in. */
export type Services = {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly providers: readonly Provider[];
  readonly ledger: Ledger;
  /** `null`: no access token is set. */
  readonly access: AccessControl | null;
  readonly runner: Runner;
  readonly runnerContext: RunnerContext;
  readonly takeContext: TakeContext;
  /** Rings when what `GET /api/config` tells has changed. */
  readonly configBell: Bell;
  readonly disk: Disk;
  readonly files: FileStore;
  readonly uploads: Uploads;
  readonly thumbnails: Thumbnails;
  readonly bin: Bin;
  readonly version: string;
  readonly now: () => number;
};
