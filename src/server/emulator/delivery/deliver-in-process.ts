import type { Delivered, Delivery } from './delivery.ts';
import { partOf } from './part-of.ts';
import { toStream } from './to-stream.ts';

type Broken = Exclude<Delivery, { kind: 'whole' }>;

/**
 * An answer as `fetch` would give it to the caller: what breaks on a socket is thrown as undici throws it, before the head
 * (`fetch failed`) or out of the body (`terminated`).
 */
export async function deliverInProcess(
  { response, delivery }: Delivered,
  signal: AbortSignal,
): Promise<Response> {
  if (delivery.kind === 'whole') return response;
  if (delivery.breakAt === null) return breakBeforeHead(delivery.kind, signal);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status, headers } = response;
  const hasLength = delivery.kind !== 'chunk_cut' && delivery.kind !== 'close_cut';
  if (hasLength) headers.set('content-length', String(bytes.byteLength));
  else headers.delete('content-length');
  return new Response(toStream(bodyOf(bytes, delivery, signal)), { status, headers });
}

async function breakBeforeHead(kind: Broken['kind'], signal: AbortSignal): Promise<Response> {
  if (kind === 'hang') await silence(signal);
  throw new TypeError('fetch failed', { cause: connectionReset() });
}

/** The body up to where it breaks, and then what the break looks like from here. */
async function* bodyOf(
  bytes: Uint8Array,
  delivery: Broken,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  yield partOf(bytes, delivery.breakAt ?? 0);
  switch (delivery.kind) {
    case 'hang':
      return silence(signal);
    case 'reset':
      throw new TypeError('terminated', { cause: connectionReset() });
    case 'fin_short':
    case 'chunk_cut':
      throw new TypeError('terminated', { cause: otherSideClosed() });
    case 'close_cut':
      return;
  }
}

/** Lasts until the caller gives up, and then throws the reason, as `fetch` does. */
function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}

function otherSideClosed(): Error {
  return Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
}
