import { setInterval } from 'node:timers';

const EVERY_MS = 25;

/** Watches how long the machine stands still. Answers the longest time since it was last asked, in milliseconds. */
export function watchStalls(): () => number {
  let seenAt = performance.now();
  let longest = 0;
  setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - seenAt - EVERY_MS);
    seenAt = now;
  }, EVERY_MS).unref();
  return function longestStall() {
    const stall = longest;
    longest = 0;
    return stall;
  };
}
