/** Shorter ones are no secrets, and stand in ordinary words: the sandbox's key is `sandbox`. In characters. */
const MIN_SECRET = 8;
const HIDDEN = '[hidden]';

/** Parsed JSON of a provider in which no text holds one of the secrets: it may echo what it was sent in whatever it says. */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
  // The longest first: one may be a part of another.
  const longestFirst = secrets
    .filter((secret) => secret.length >= MIN_SECRET)
    .toSorted((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return value;

  function hide(part: unknown): unknown {
    if (typeof part === 'string')
      return longestFirst.reduce((text, secret) => text.replaceAll(secret, HIDDEN), part);
    if (Array.isArray(part)) return part.map(hide);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hide(inner)]));
  }

  return hide(value);
}
