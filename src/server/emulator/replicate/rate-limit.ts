/** A bucket of requests that fills up again with time. */
export type RateLimit = {
  /** Takes one request out; `null` where there is none, with the wait until there is. */
  readonly take: (nowMs: number) => {
    readonly isAllowed: boolean;
    readonly remaining: number;
    readonly waitMs: number;
  };
};

/** Lets `perMinute` requests through, in a burst or spread. Source of the figures: shared/contracts/replicate.md §9. */
export function createRateLimit(perMinute: number): RateLimit {
  let tokens = perMinute;
  let filledMs: number | null = null;
  return {
    take(nowMs) {
      const passedMs = Math.max(0, nowMs - (filledMs ?? nowMs));
      tokens = Math.min(perMinute, tokens + (passedMs * perMinute) / 60_000);
      filledMs = nowMs;
      const isAllowed = tokens >= 1;
      if (isAllowed) tokens -= 1;
      const waitMs = isAllowed ? 0 : ((1 - tokens) * 60_000) / perMinute;
      return { isAllowed, remaining: Math.floor(tokens), waitMs };
    },
  };
}
