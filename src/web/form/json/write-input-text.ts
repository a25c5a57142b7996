import { stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { mapValues } from './map-values.ts';

/**
 * An input as JSON text, in the definition's order. A 64-bit integer stands there as a bare number with all its digits, as
 * providers have it; `readInputText` makes digits in text of it again.
 */
export function writeInputText({ fields }: Pick<Model, 'fields'>, input: Input): string {
  return stringifyJson(mapValues(fields, input, toBare), 2);
}

function toBare(value: unknown, field: Field): unknown {
  return field.kind === 'int64' && typeof value === 'string' && DIGITS.test(value) ? BigInt(value) : value;
}

/** What comes back the same: no leading zero, and no more digits than 64 bits have. */
const DIGITS = /^(?:0|-?[1-9]\d{0,19})$/;
