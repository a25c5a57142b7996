import type { Field } from './field.ts';
import { int64Range } from './int64-range.ts';
import type { Fix } from './issue.ts';

/** "between 256 and 2048 px and a multiple of 16": a number's limits in words, or an empty text where there are none. */
export function limitsInWords(field: Extract<Field, { kind: 'number' | 'integer' | 'int64' }>): string {
  const unit = field.unit ? ` ${field.unit}` : '';
  const { exclusiveMinimum, exclusiveMaximum, multipleOf } = field;
  const { minimum, maximum } = endsOf(field);
  const limits =
    minimum !== null && maximum !== null
      ? [`between ${minimum} and ${maximum}${unit}`]
      : [
          minimum === null ? '' : `at least ${minimum}${unit}`,
          maximum === null ? '' : `at most ${maximum}${unit}`,
        ];
  return [
    ...limits,
    exclusiveMinimum === null ? '' : `above ${exclusiveMinimum}${unit}`,
    exclusiveMaximum === null ? '' : `below ${exclusiveMaximum}${unit}`,
    multipleOf === null ? '' : `a multiple of ${multipleOf}`,
  ]
    .filter(Boolean)
    .join(' and ');
}

/** Without limits of its own, a 64-bit integer has those of 64 bits. */
function endsOf(field: Extract<Field, { kind: 'number' | 'integer' | 'int64' }>) {
  if (field.kind !== 'int64') return field;
  const { low, high } = int64Range(field);
  return { minimum: low, maximum: high };
}

/** "Width must be between 256 and 2048 px and a multiple of 16." */
export function numberSentence(field: Extract<Field, { kind: 'number' | 'integer' | 'int64' }>): string {
  const what = field.kind === 'number' ? 'a number' : 'a whole number';
  const limits = limitsInWords(field);
  return `${field.title} must be ${what}${limits ? ` ${limits}` : ''}.`;
}

/** The nearest allowed values below and above a number, as fixes to click. None for a value that is allowed. */
export function nearestFixes(
  field: Extract<Field, { kind: 'number' | 'integer' }>,
  value: number,
): readonly Fix[] {
  if (!Number.isFinite(value)) return [];
  const step = field.multipleOf ?? (field.kind === 'integer' ? 1 : null);
  const low = field.minimum ?? Number.NEGATIVE_INFINITY;
  const high = field.maximum ?? Number.POSITIVE_INFINITY;
  const inside = withinOpenEnds(field, Math.min(Math.max(value, low), high));
  const candidates = step === null ? [inside] : stepsAround(inside, step);
  const allowed = new Set(
    candidates.filter(
      (candidate) =>
        candidate >= low &&
        candidate <= high &&
        candidate > (field.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
        candidate < (field.exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
        candidate !== value,
    ),
  );
  return [...allowed].map((candidate) => ({
    label: String(candidate),
    changes: [{ path: field.path, value: candidate }],
  }));
}

/** A number at or beyond a limit that is not allowed itself, put to the step next to it: by 0.01 where there are no steps. */
function withinOpenEnds(field: Extract<Field, { kind: 'number' | 'integer' }>, value: number): number {
  const { exclusiveMinimum, exclusiveMaximum } = field;
  const step = field.multipleOf ?? (field.kind === 'integer' ? 1 : 0.01);
  if (exclusiveMinimum !== null && value <= exclusiveMinimum) return nextStep(exclusiveMinimum, step, 1);
  if (exclusiveMaximum !== null && value >= exclusiveMaximum) return nextStep(exclusiveMaximum, step, -1);
  return value;
}

/** The first step above or below a number that is not itself. */
function nextStep(value: number, step: number, direction: 1 | -1): number {
  const nearest = Math.round(value / step);
  const isBeyond = direction * (toStep(nearest, step) - value) > 0;
  return toStep(isBeyond ? nearest : nearest + direction, step);
}

/** The steps below and above a number, or itself where it is one: 0.29 / 0.01 is 28.999…, and yet 29 steps. */
function stepsAround(value: number, step: number): readonly number[] {
  const nearest = toStep(Math.round(value / step), step);
  if (nearest === value) return [value];
  return [toStep(Math.floor(value / step), step), toStep(Math.ceil(value / step), step)];
}

/** `count` steps as a decimal without float dust: 7 × 0.01 is 0.07. */
function toStep(count: number, step: number): number {
  const decimals = String(step).split('.')[1]?.length ?? 0;
  return Number((count * step).toFixed(decimals));
}
