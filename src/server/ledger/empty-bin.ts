import { setImmediate } from 'node:timers/promises';
import { type Bin, purgeDeletedBefore } from './purge-bin.ts';
import type { Runner } from './runner.ts';

/** `isWhole` false: something began to be done meanwhile, and the rest stays. */
export type Emptied = { readonly tasks: number; readonly isWhole: boolean };

/** Empties the whole bin for good, while nothing else is being done; others are answered in between. */
export async function emptyBin(bin: Bin, runner: Pick<Runner, 'whenIdle'>): Promise<Emptied> {
  let tasks = 0;
  for (;;) {
    let emptied = 0;
    const isIdle = runner.whenIdle(() => {
      emptied = purgeDeletedBefore(bin, Number.MAX_SAFE_INTEGER);
    });
    tasks += emptied;
    if (!isIdle || emptied === 0) return { tasks, isWhole: isIdle };
    await setImmediate();
  }
}
