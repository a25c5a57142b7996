import { createSecretFilter } from '#core/create-secret-filter.ts';

/** Parsed JSON of a provider in which no text holds one of the secrets: it may echo what it was sent in whatever it says. */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
  const filter = createSecretFilter(secrets);

  function hide(part: unknown): unknown {
    if (typeof part === 'string') return filter(part);
    if (Array.isArray(part)) return part.map(hide);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hide(inner)]));
  }

  return hide(value);
}
