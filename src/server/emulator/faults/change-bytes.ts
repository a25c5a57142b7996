import type { Delivered } from '#server/emulator/delivery/delivery.ts';
import type { Exchange } from './exchange.ts';
import { withBody } from './with-body.ts';

/** Changes the bytes of an answer; its length is told as it is then. */
export async function changeBytes(
  { answer }: Exchange,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<Delivered> {
  const { response } = await answer();
  const bytes = change(new Uint8Array(await response.arrayBuffer()));
  return withBody(response, bytes, bytes.byteLength);
}
