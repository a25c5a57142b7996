import { parseJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { resolveAliases } from '#core/schema/alias.ts';
import type { Field } from '#core/schema/field.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { findSyntaxError } from './find-syntax-error.ts';
import { mapValues } from './map-values.ts';
import type { TextMark } from './text-mark.ts';

/** The input that a text means, or the place where it cannot be read. */
type Reading = { readonly input: Input } | { readonly input: null; readonly problem: TextMark };

/**
 * Reads JSON text as an input. No digit is lost; bare numbers of 64-bit integers become digits in text, older names
 * the current ones. No text is no values.
 */
export function readInputText({ fields }: Pick<Model, 'fields'>, text: string): Reading {
  if (text.trim() === '') return { input: {} };
  const value = parseJson(text);
  if (value === undefined) return { input: null, problem: findSyntaxError(text) };
  if (!isInputObject(value)) {
    return { input: null, problem: { from: 0, to: text.length, message: NO_OBJECT } };
  }
  const { value: current, issues } = resolveAliases(fields, value);
  // With a value under both names, both stay, and validation says so.
  const values = issues.length === 0 && isInputObject(current) ? current : value;
  return { input: toSparseInput(mapValues(fields, values, toHeld)) };
}

const NO_OBJECT = 'An input is an object. Put it in { and }.';

function toHeld(value: unknown, field: Field): unknown {
  if (field.kind === 'int64') return Number.isSafeInteger(value) ? String(value) : value;
  const isNumeric = field.kind === 'number' || field.kind === 'integer';
  // Large, and yet a number without loss: one with more digits stays text, and validation says so.
  return isNumeric && typeof value === 'bigint' && String(Number(value)) === String(value)
    ? Number(value)
    : value;
}
