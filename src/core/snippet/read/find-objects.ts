import type { ProviderRequest } from '#core/provider-request.ts';
import { isLiteralObject, type Literal, type LiteralObject } from './literal.ts';

/** An object that may be an input, and what it stands in. */
export type FoundObject = {
  readonly object: LiteralObject;
  /** The object that has it, and under which name. */
  readonly holder: { readonly object: LiteralObject; readonly name: string } | null;
  /** All objects of its list; itself alone where it is in none. */
  readonly list: readonly LiteralObject[];
};

/** Every object in these values, outermost first, up to `max` of them. */
export function findObjects(values: readonly Literal[], max: number): readonly FoundObject[] {
  const found: FoundObject[] = [];
  for (const value of values) find(value, null, isLiteralObject(value) ? [value] : []);
  return found;

  function find(value: Literal, holder: FoundObject['holder'], list: readonly LiteralObject[]): void {
    if (found.length >= max) return;
    if (Array.isArray(value)) {
      const objects = value.filter(isLiteralObject);
      for (const item of value) find(item, holder, objects);
    } else if (isLiteralObject(value)) {
      found.push({ object: value, holder, list });
      for (const [name, item] of value)
        find(item, { object: value, name }, isLiteralObject(item) ? [item] : []);
    }
  }
}

/** The name under which a request's body has the input; `null`: it is the body, or an entry of its list. */
export function inputName(body: ProviderRequest['body']): string | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  return Object.entries(body).find(([, value]) => value === '$input')?.[0] ?? null;
}
