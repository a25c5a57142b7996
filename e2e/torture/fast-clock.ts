import type { Clock } from '#core/clock.ts';
import { systemClock } from '#server/system-clock.ts';

type Pace = {
  /** How many times faster than the machine's own time it runs; 1 is real time. */
  readonly speed: number;
  /** When both showed the same, in milliseconds since 1970: with it several processes share one clock. */
  readonly startMs: number;
};

/** A clock that runs faster than real time, so that a minute of doubt passes in less than a second. */
export function createFastClock({ speed, startMs }: Pace): Clock {
  return {
    now: () => Math.floor(startMs + (realNow() - startMs) * speed),
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}

/** Finer than `Date.now()`, whose every step would be a tenth of a second. */
function realNow(): number {
  return performance.timeOrigin + performance.now();
}
