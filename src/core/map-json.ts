import { isLosslessNumber } from 'lossless-json';

/** What becomes of a value, given with its name where it stands in an object; `undefined`: it is left out. */
type Change = (value: unknown, name: string | null) => unknown;

/** Parsed JSON changed from the inside out, one value after the other. */
export function mapJson(value: unknown, change: Change, name: string | null = null): unknown {
  return change(isNested(value) ? mapInside(value, change) : value, name);
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isLosslessNumber(value);
}

function mapInside(value: object, change: Change): unknown {
  if (Array.isArray(value))
    return value.map((item) => mapJson(item, change)).filter((item) => item !== undefined);
  const entries = Object.entries(value).map(([name, inner]) => [name, mapJson(inner, change, name)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
