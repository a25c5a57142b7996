import { type Field, flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';

/** Shorter parts of a URL are words such as `/hook` and `v=2`, not credentials. In characters. */
const MIN_CREDENTIAL = 12;

/**
 * What is private in the private URLs of an input, each in the parts by which it may be quoted: the whole, its path, its
 * query, and every longer value in that. S3 repeats the signature by itself where it does not match.
 */
export function privateTexts(fields: readonly Field[], input: Input): readonly string[] {
  return flattenFields(fields).flatMap((field) => {
    const value = field.isPrivate ? getAt(input, field.path) : undefined;
    if (typeof value !== 'string') return [];
    if (!URL.canParse(value)) return [value];
    const { pathname, search, searchParams } = new URL(value);
    const parts = [pathname, search.slice(1), ...searchParams.values()];
    const credentials = parts.filter(({ length }) => length >= MIN_CREDENTIAL);
    return [value, ...credentials, ...credentials.map(encodeURIComponent)];
  });
}
