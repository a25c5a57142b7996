import { describe, expect, it } from 'vitest';
import { ManualClock } from '#server/manual-clock.ts';
import { DeadlineError, withDeadline } from './deadline.ts';

const never = () => new Promise<never>(() => undefined);

describe('a deadline', () => {
  it('gives what was done in time', async () => {
    expect(await withDeadline(new ManualClock(), 120_000, async () => 'done')).toBe('done');
  });

  it('ends work that heeds its signal, with what that says', async () => {
    const clock = new ManualClock();
    const working = withDeadline(
      clock,
      120_000,
      (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
        ),
    );
    clock.advance(120_000);
    await expect(working).rejects.toThrow('No end after 120 s.');
  });

  it('X59 ends also where the work does not heed it', async () => {
    const clock = new ManualClock();
    const working = withDeadline(clock, 120_000, never);
    const outcome = working.catch((failure: unknown) => failure);
    for (const ms of [120_000, 5_000]) {
      clock.advance(ms);
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(await outcome).toBeInstanceOf(DeadlineError);
  });
});
