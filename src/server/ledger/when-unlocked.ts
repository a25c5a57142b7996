import type { Clock } from '#core/clock.ts';
import { LedgerUnwritableError } from './database.ts';

/** How often, and how far apart, in milliseconds: in all less than a second. */
const TRIES = 8;
const WAIT_MS = 100;

/** Works on the ledger, again and again while another program holds it, and holds up nothing else meanwhile. Rejects as the last try did. */
export async function whenUnlocked<T>(clock: Clock, work: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return work();
    } catch (failure) {
      const isHeld = failure instanceof LedgerUnwritableError && failure.isPassing;
      if (!isHeld || tries === TRIES) throw failure;
    }
    await clock.sleep(WAIT_MS);
  }
}
