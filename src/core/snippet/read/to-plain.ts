import { isLiteralObject, type Literal, type LiteralObject } from './literal.ts';

/** As an object, without what would be its prototype. */
export function toPlain(object: LiteralObject): Readonly<Record<string, unknown>> {
  const entries = [...object].filter(([name]) => name !== '__proto__');
  return Object.fromEntries(entries.map(([name, inside]) => [name, plainValue(inside)]));
}

function plainValue(value: Literal): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  return isLiteralObject(value) ? toPlain(value) : value;
}
