import { isKeyName } from './is-key-name.ts';
import { isLiteralObject, type Literal } from './literal.ts';

/** The names under which keys stand, at any depth. Never the keys. */
export function findKeys(value: Literal): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(findKeys);
  if (!isLiteralObject(value)) return [];
  return [...value].flatMap(([name, inside]) =>
    typeof inside === 'string' && inside !== '' && isKeyName(name) ? [name] : findKeys(inside),
  );
}
