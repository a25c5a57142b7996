import { toStream } from '#server/emulator/delivery/to-stream.ts';
import type { Behaviour } from './exchange.ts';

const PIECE_BYTES = 64 * 1024;

/** A body of `bytes` bytes, made while it is read: one JSON text that does not end, or an image file of zeros. */
export const answerHuge: Behaviour<'huge'> = async function answerHuge({ at, bytes }, exchange) {
  const { route, answer, reply } = exchange;
  if (at === 'after_charge') await answer();
  const isImage = route === 'download';
  const head = isImage ? Buffer.from(PNG_SIGNATURE) : Buffer.from('{"data":[{"imageBase64Data":"');
  const headers = { 'content-type': isImage ? 'image/png' : 'application/json' };
  const body = pieces({ head, bytes, filling: isImage ? 0 : 'A'.charCodeAt(0) });
  return reply(new Response(toStream(body), { headers }));
};

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

type Huge = { readonly head: Uint8Array; readonly bytes: number; readonly filling: number };

async function* pieces({ head, bytes, filling }: Huge): AsyncGenerator<Uint8Array, void> {
  yield head.subarray(0, bytes);
  for (let made = head.byteLength; made < bytes; made += PIECE_BYTES)
    yield new Uint8Array(Math.min(PIECE_BYTES, bytes - made)).fill(filling);
}
