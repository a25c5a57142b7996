import type { Clock } from '#core/clock.ts';

/** A body must bring at least this much in any such time, or it is given up: a trickle would hold its place for ever. */
const LEAST = { bytes: 8 * 1024, perMs: 30_000 } as const;

/** A body came too slowly. */
export class TooSlowError extends Error {
  readonly code = 'TOO_SLOW';
}

/** Passes a body on, and rejects where less of it comes than must. A single stall is the deadline's matter. */
export async function* heedRate(clock: Clock, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let since = clock.now();
  let bytes = 0;
  for await (const chunk of body) {
    yield chunk;
    bytes += chunk.byteLength;
    const passedMs = clock.now() - since;
    if (passedMs < LEAST.perMs) continue;
    if (bytes < (LEAST.bytes * passedMs) / LEAST.perMs)
      throw new TooSlowError(`Only ${bytes} bytes came in ${Math.round(passedMs / 1000)} s.`);
    since = clock.now();
    bytes = 0;
  }
}
