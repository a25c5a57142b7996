import { isInputObject } from '#core/schema/input.ts';
import { isKeyName } from './is-key-name.ts';

/** The names under which keys stand, at any depth of maps, objects and lists. Never the keys. */
export function findKeys(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(findKeys);
  return entriesOf(value).flatMap(([name, inside]) =>
    typeof inside === 'string' && inside !== '' && isKeyName(name) ? [name] : findKeys(inside),
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (value instanceof Map) return [...value];
  return isInputObject(value) ? Object.entries(value) : [];
}
