import type { Clock } from '#core/clock.ts';
import { toStream } from '#server/emulator/delivery/to-stream.ts';
import type { Behaviour } from './exchange.ts';
import { withBody } from './with-body.ts';

/** The whole body, second by second on the emulator's clock; the first second's bytes at once. */
export const answerSlowly: Behaviour<'drip'> = async function answerSlowly({ bytesPerSecond }, exchange) {
  const { response } = await exchange.answer();
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { clock } = exchange.desk;
  const drops = drip({ bytes, bytesPerSecond, clock, signal: exchange.request.signal });
  return withBody(response, toStream(drops), bytes.byteLength);
};

type Drip = {
  readonly bytes: Uint8Array;
  readonly bytesPerSecond: number;
  readonly clock: Clock;
  /** Nobody listens any more. */
  readonly signal: AbortSignal;
};

async function* drip({ bytes, bytesPerSecond, clock, signal }: Drip): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.byteLength; at += bytesPerSecond) {
    if (at > 0) await clock.sleep(1000, signal);
    signal.throwIfAborted();
    yield bytes.subarray(at, at + bytesPerSecond);
  }
}
