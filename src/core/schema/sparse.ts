import { type Input, type InputValue, isInputObject } from './input.ts';

/**
 * The sparse input in a value map: unset entries (`undefined`, `null`) and objects without any entry are left out,
 * at every depth. A `bigint` becomes its digits in text. An empty text is a value, and stays. Rows of a list stay where they are, empty or not.
 */
export function toSparseInput(values: unknown): Input {
  const sparse = toSparse(values, true);
  return isInputObject(sparse) ? sparse : {};
}

function toSparse(value: unknown, isRoot = false): InputValue | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => toSparse(item) ?? (isInputObject(item) ? {} : undefined));
    const kept = items.filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (isInputObject(value)) {
    const entries = Object.entries(value)
      .map(([key, item]) => [key, toSparse(item)] as const)
      .filter((entry): entry is readonly [string, InputValue] => entry[1] !== undefined);
    return entries.length > 0 || isRoot ? Object.fromEntries(entries) : undefined;
  }
  if (typeof value === 'bigint') return value.toString();
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? value : undefined;
}
