import { join } from 'node:path';
import { errorCode } from '#core/error-code.ts';
import { LedgerUnwritableError } from './database.ts';
import type { Disk } from './disk.ts';
import { isLocalFailure } from './is-local-failure.ts';

/** Room that must be left for new paid work, in bytes: that of the largest image. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;
/** How long a disk that failed is left alone before it is tried, in milliseconds. */
const TRIAL_EVERY_MS = 5_000;

type StorageOptions = {
  /** The data folder, and that of the images within. */
  readonly dataDir: string;
  readonly images: string;
  readonly disk: Disk;
  readonly now: () => number;
  /** Called when it begins or ceases to be usable. */
  readonly onChange: () => void;
};

/**
 * Whether what is paid for could be kept. Where it could not, no new paid work begins; what runs goes on as far as it
 * can, and nothing is deleted to make room.
 */
export class Storage {
  readonly #options: StorageOptions;
  #reason: string | null = null;
  #isForGood = false;
  #trialAt = 0;

  constructor(options: StorageOptions) {
    this.#options = options;
  }

  /** Why no new paid work begins, for a person; `null`: it may. */
  get reason(): string | null {
    return this.#reason;
  }

  /** When a disk that failed is tried again, in milliseconds since 1970; `null`: there is nothing to try. */
  get trialAt(): number | null {
    return this.#reason === null || this.#isForGood ? null : this.#trialAt;
  }

  /** Looks whether there is room, before paid work begins. */
  checkRoom(): void {
    if (this.#reason === null && !this.#hasRoom()) this.#close(FULL);
  }

  /** Told of every failure of a step: those of the disk stop new paid work. */
  report(failure: unknown): void {
    if (failure instanceof LedgerUnwritableError) {
      if (!failure.isPassing) this.#close(failure.isDiskFailure ? FAILING : FULL);
      return;
    }
    const code = errorCode(failure);
    // Too many open files pass by themselves, and say nothing of the disk.
    if (!isLocalFailure(failure) || PASSING_CODES.includes(code)) return;
    this.#close(REASONS.get(code) ?? UNWRITABLE);
  }

  /** Tries a disk that failed, by writing to it. */
  async tryAgain(): Promise<void> {
    const { disk, images, now } = this.#options;
    if (this.trialAt === null || this.trialAt > now()) return;
    this.#trialAt = now() + TRIAL_EVERY_MS;
    const [path, renamed] = [join(images, 'trial.part'), join(images, 'trial-2.part')];
    try {
      await disk.makeFolder(images);
      const file = await disk.create(path);
      try {
        await file.write(Buffer.alloc(4096));
        await file.sync();
      } finally {
        await file.close();
      }
      await disk.rename(path, renamed);
      if (this.#hasRoom()) this.#set(null);
    } catch (failure) {
      this.report(failure);
    } finally {
      for (const left of [path, renamed]) await disk.remove(left).catch(() => undefined);
    }
  }

  #hasRoom(): boolean {
    const { disk, dataDir } = this.#options;
    return disk.freeBytes(dataDir) >= LEAST_FREE_BYTES;
  }

  #close(reason: string): void {
    if (this.#isForGood) return;
    // After a failed flush nobody knows what is on disk: only a start, which reads it again, can tell.
    this.#isForGood = reason === FAILING;
    this.#trialAt = this.#options.now() + TRIAL_EVERY_MS;
    this.#set(reason);
  }

  #set(reason: string | null): void {
    if (this.#reason === reason) return;
    this.#reason = reason;
    this.#options.onChange();
  }
}

const FULL =
  'The disk of the data folder is full, so no new task is taken. What runs goes on, and is saved as soon as there is room. Make room.';
const UNWRITABLE =
  'The data folder cannot be written, so no new task is taken. What runs goes on, and is saved as soon as it can be. Give the server the right to write there.';
const FAILING =
  'The disk of the data folder failed while writing, so no new task is taken until the server is started again. Look after the disk first.';

const REASONS = new Map([
  ['ENOSPC', FULL],
  ['EDQUOT', FULL],
  ['EIO', FAILING],
]);
const PASSING_CODES = ['EMFILE', 'ENFILE', 'ENOMEM'];
