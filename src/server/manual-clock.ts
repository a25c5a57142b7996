import type { Clock } from '#core/clock.ts';

type Sleeper = { readonly wakeAt: number; readonly wake: () => void };

/** A clock that moves by hand: an hour passes in a millisecond. For tests. */
export class ManualClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(now = Date.parse('2026-11-21T12:00:00Z')) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = { wakeAt: this.#now + ms, wake: end };
      const sleepers = this.#sleepers;
      sleepers.add(sleeper);
      signal?.addEventListener('abort', end, { once: true });
      function end(): void {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', end);
        resolve();
      }
    });

  /** Lets time pass; whoever sleeps until then wakes, in the order of time. */
  advance(ms: number): void {
    this.#now += ms;
    const due = [...this.#sleepers].filter((sleeper) => sleeper.wakeAt <= this.#now);
    for (const sleeper of due.toSorted((a, b) => a.wakeAt - b.wakeAt)) sleeper.wake();
  }
}
