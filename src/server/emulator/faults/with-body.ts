import type { Delivered } from '#server/emulator/delivery/delivery.ts';

/** An answer with another body, and its length where it is to be told. */
export function withBody(
  { status, headers }: Response,
  body: ReadableStream<Uint8Array> | Uint8Array | string,
  length?: number,
): Delivered {
  const changed = new Headers(headers);
  if (length === undefined) changed.delete('content-length');
  else changed.set('content-length', String(length));
  const content = body instanceof Uint8Array ? Buffer.from(body) : body;
  return { response: new Response(content, { status, headers: changed }), delivery: { kind: 'whole' } };
}
