/**
 * The bytes of an image that is sent inside the request, as a data URI of a PNG, JPEG or WebP or as bare base64 (from 32
 * characters), or `null`. Decoded and compared, not matched: a pattern over megabytes overflows the pattern matcher's stack.
 */
export function readInlineImage(text: string): Uint8Array | null {
  const head = /^data:image\/(?:png|jpe?g|webp);base64,/.exec(text)?.[0] ?? '';
  const base64 = text.slice(head.length);
  if (head === '' && base64.length < 32) return null;
  const bytes = Buffer.from(base64, 'base64');
  // The decoder leaves out what is no base64: only text that comes back the same was all of it. Padding may be missing.
  return bytes.length > 0 && unpadded(bytes.toString('base64')) === unpadded(base64) ? bytes : null;
}

function unpadded(base64: string): string {
  return base64.endsWith('==') ? base64.slice(0, -2) : base64.endsWith('=') ? base64.slice(0, -1) : base64;
}
