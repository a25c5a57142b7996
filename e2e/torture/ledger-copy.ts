import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readLedger } from './read-ledger.ts';

const FILES = ['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm'] as const;

/** A copy of a ledger that somebody kept, while no server has it open. */
export class LedgerCopy {
  readonly #dataDir: string;
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.#folder = join(dataDir, 'copy');
  }

  /** Keeps the ledger as it is now; an earlier copy is gone. */
  keep(): void {
    mkdirSync(this.#folder, { recursive: true });
    copyOver(this.#dataDir, this.#folder);
  }

  /** Puts the copy in the ledger's place, unless it lacks tasks that were taken since. Answers whether it did. */
  restore(): boolean {
    if (!existsSync(this.#folder)) return false;
    const [now, then] = [this.#dataDir, this.#folder].map((folder) => readLedger(folder).tasks.length);
    if (now !== then) return false;
    copyOver(this.#folder, this.#dataDir);
    return true;
  }
}

function copyOver(from: string, to: string): void {
  for (const name of FILES) {
    rmSync(join(to, name), { force: true });
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
}
