import type { Int64Field, NumberField } from '#core/schema/field.ts';

/** What a slider spans and in which steps, or `null` where the range is open and no soft one is given. */
export function sliderRange(
  field: NumberField | Int64Field,
): { readonly min: number; readonly max: number; readonly step: number } | null {
  const low = field.softRange?.[0] ?? field.minimum;
  const high = field.softRange?.[1] ?? field.maximum;
  if (field.kind === 'int64' || low === null || high === null || low >= high) return null;
  const step = field.multipleOf ?? (field.kind === 'integer' ? 1 : niceStep((high - low) / 100));
  // The steps of a slider are counted from its end, those of `multipleOf` from 0.
  return { min: toDecimal(Math.ceil(low / step) * step, step), max: high, step };
}

/** The nearest of 1, 2, 5 times a power of ten. */
function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= step * 0.99) ?? 10;
  return toDecimal(nice * power, power);
}

function toDecimal(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, -Math.floor(Math.log10(step)) + 1)));
}
