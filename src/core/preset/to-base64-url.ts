/** Bytes as text of A–Z, a–z, 0–9, `-` and `_`, four characters for every three bytes (RFC 4648 §5, not padded). */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
