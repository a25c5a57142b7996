import { type Input, isInputObject } from '#core/schema/input.ts';

/** An answer whose values have the wrong JSON type: those at `fields`, dotted paths, or every one that is no list or object. */
export function misType(body: Input, fields: readonly string[] | undefined): unknown {
  return visit(body, '', fields);
}

function visit(value: unknown, path: string, fields: readonly string[] | undefined): unknown {
  if (fields?.includes(path)) return otherType(value);
  const inside = (key: string, item: unknown) => visit(item, path === '' ? key : `${path}.${key}`, fields);
  if (Array.isArray(value)) return value.map((item, at) => inside(String(at), item));
  if (isInputObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inside(key, item)]));
  return fields ? value : otherType(value);
}

/** A number as text, anything else as a number: no reader takes the one for the other by mistake. */
function otherType(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : 7;
}
