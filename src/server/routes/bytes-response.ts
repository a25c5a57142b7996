type Headers = Readonly<Record<string, string>> & { readonly etag: string };

/**
 * Bytes as an answer: whole, or the one range that is asked for, so that a picture which broke off goes on from there.
 * A range of other bytes than these (`If-Range`), several ranges, or what is none, is answered with the whole. RFC 9110 §14.
 */
export function bytesResponse(request: Request, bytes: Uint8Array<ArrayBuffer>, headers: Headers): Response {
  const size = bytes.byteLength;
  const sent = { ...headers, 'accept-ranges': 'bytes' };
  const condition = request.headers.get('if-range');
  const range = condition === null || condition === headers.etag ? readRange(request, size) : null;
  // Said here for HEAD, whose answer has no bytes to count.
  if (range === null) return new Response(bytes, { headers: { ...sent, 'content-length': String(size) } });
  if (range === 'outside')
    return new Response(null, { status: 416, headers: { ...sent, 'content-range': `bytes */${size}` } });
  const { from, to } = range;
  return new Response(bytes.subarray(from, to + 1), {
    status: 206,
    headers: { ...sent, 'content-range': `bytes ${from}-${to}/${size}` },
  });
}

/** The first and the last byte of a range, from 0; `null` where none is asked for that can be read. */
function readRange(
  request: Request,
  size: number,
): { readonly from: number; readonly to: number } | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (first === '' && last === '') return null;
  // Without a first byte it is the last so many.
  const from = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from >= size || from > to ? 'outside' : { from, to };
}
