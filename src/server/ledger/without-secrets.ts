import { createSecretFilter } from '#core/create-secret-filter.ts';
import { mapJson } from '#core/map-json.ts';

/** Parsed JSON of a provider in which no text holds one of the secrets: it may echo what it was sent in whatever it says. */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
  const filter = createSecretFilter(secrets);
  return mapJson(value, (part) => (typeof part === 'string' ? filter(part) : part));
}
