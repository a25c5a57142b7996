/** Shorter ones are no secrets, and to blot them out would blot out ordinary words: the sandbox's key is one. In characters. */
const MIN_SECRET = 8;

/** Replaces secrets in texts, in whatever way they are written there: as they are, or in JSON, URLs or base64. */
export function createSecretFilter(
  secrets: readonly string[],
  replacement = '[hidden]',
): (text: string) => string {
  const writings = new Set(secrets.filter(({ length }) => length >= MIN_SECRET).flatMap(writingsOf));
  if (writings.size === 0) return (text) => text;
  // The longest first: one may be the beginning of another.
  const longestFirst = [...writings].toSorted((one, other) => other.length - one.length);
  // URLs write their escapes in capitals or not, and some programs write keys so.
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'gi');
  return (text) => text.replace(pattern, replacement);
}

function writingsOf(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const asForm = new URLSearchParams({ secret }).toString().slice('secret='.length);
  return [
    secret,
    inJson,
    // JSON within JSON, as in a text that quotes a body.
    JSON.stringify(inJson).slice(1, -1),
    encodeURIComponent(secret),
    encodeURI(secret),
    asForm,
    ...[0, 1, 2].flatMap((before) => base64Of(secret, before)),
  ];
}

/** As a part of something longer, which has `before` bytes more than a multiple of three in front of it. */
function base64Of(secret: string, before: number): readonly string[] {
  const bytes = new TextEncoder().encode('\0'.repeat(before) + secret);
  const text = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
  // Characters at both ends may hold bits of what stands beside it.
  const inner = text.slice(Math.ceil((before * 4) / 3), bytes.length % 3 === 0 ? undefined : -1);
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
