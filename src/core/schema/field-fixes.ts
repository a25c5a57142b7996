import type { Field, Int64Field, ListField } from './field.ts';
import { int64Range } from './int64-range.ts';
import type { Fix } from './issue.ts';
import { MAX_ENTRIES } from './max-entries.ts';
import { nearestFixes } from './sentence.ts';

/** A wrong value where it was found. */
type Wrong = { readonly field: Field; readonly path: string; readonly value: unknown };

/** What would make one wrong value right with one click: the nearest that is allowed. None where only its user can tell. */
export function fieldFixes({ field, path, value }: Wrong): readonly Fix[] {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return typeof value === 'number' ? nearestFixes({ ...field, path }, value) : [];
    case 'int64':
      return digitsFixes(field, path, value);
    case 'text':
      return field.constant === null || value === field.constant
        ? []
        : [{ label: `Set to ${field.constant}`, changes: [{ path, value: field.constant }] }];
    case 'list':
      return Array.isArray(value) ? lengthFixes(field, path, value.length) : [];
    case 'boolean':
    case 'choice':
    case 'image':
    case 'object':
      return [];
  }
}

/** The end of the range that a whole number lies beyond. */
function digitsFixes(field: Int64Field, path: string, value: unknown): readonly Fix[] {
  const digits = String(value).trim();
  if (!/^-?\d{1,100}$/.test(digits)) return [];
  const { low, high } = int64Range(field);
  const given = BigInt(digits);
  if (given >= low && given <= high) return [];
  const nearest = String(given < low ? low : high);
  return [{ label: nearest, changes: [{ path, value: nearest }] }];
}

/** More than these are not taken away with one click. */
const MAX_TAKEN = 100;

/** Takes the entries beyond the limit away, the last one first, so that the places of the others hold. */
function lengthFixes({ maxItems }: ListField, path: string, length: number): readonly Fix[] {
  const most = maxItems ?? MAX_ENTRIES;
  const excess = length - most;
  if (excess < 1 || excess > MAX_TAKEN) return [];
  const changes = Array.from({ length: excess }, (_, nth) => ({
    path: `${path}.${length - 1 - nth}`,
    value: null,
  }));
  return [{ label: excess === 1 ? 'Take out the last' : `Take out the last ${excess}`, changes }];
}
