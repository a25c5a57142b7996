import type { Model } from '#core/models/registry.ts';
import type { ChoiceField, Field } from '#core/schema/field.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import { type Conversion, convertValue } from './convert-value.ts';
import { SIZE, topicsOf } from './topic.ts';

/** A size by role: what was set of width, height (pixels) and aspect ratio. */
type SizeValue = { readonly [role: string]: InputValue };

/**
 * A size in another model's terms: 1328 × 1328 becomes `1:1` where that stands for it, `1:1` becomes its pixels where there
 * are no ratios, and what is no known ratio the model's own word for a free size with its pixels.
 */
export function convertSize(value: InputValue, from: Model | null, to: Model): Conversion {
  if (!isInputObject(value)) return { outcome: 'parked', why: 'It is no size.' };
  const ratioHere = ratioField(to);
  const ratio = value['aspect-ratio'];
  if (ratioHere?.choices.some((choice) => choice.value === ratio)) return toLimits(value, to);
  const pixels = pixelsOf(value, from);
  if (!pixels) return isFree(ratio, from) ? toLimits(value, to) : noPixels(ratio);
  if (!ratioHere)
    return converted(toLimits(pixels, to), ratio === undefined ? '' : `${ratio} is ${inWords(pixels)}.`);
  const same = ratioHere.choices.find(
    ({ size }) => size?.width === pixels.width && size?.height === pixels.height,
  );
  if (same)
    return converted(
      toLimits({ 'aspect-ratio': same.value }, to),
      `${inWords(pixels)} is ${same.value} here.`,
    );
  const free = freeRatio(to);
  if (free === null) return { outcome: 'parked', why: `${inWords(pixels)} is none of its ratios.` };
  return converted(
    toLimits({ ...pixels, 'aspect-ratio': free }, to),
    `${inWords(pixels)} is not the size of any ratio here: ${free}.`,
  );
}

/** Whether width and height are one's own, whatever the ratio says. */
function isFree(ratio: InputValue | undefined, from: Model | null): boolean {
  return ratio === undefined || (from !== null && ratio === freeRatio(from));
}

function noPixels(ratio: InputValue | undefined): Conversion {
  return { outcome: 'parked', why: `How many pixels ${String(ratio)} stands for is not on record.` };
}

/** What is kept is converted, where something was said in other words; what was changed stays changed. */
function converted(conversion: Conversion, why: string): Conversion {
  if (conversion.outcome === 'parked' || why === '') return conversion;
  if (conversion.outcome === 'changed') return { ...conversion, why: `${why} ${conversion.why}` };
  return { ...conversion, outcome: 'converted', why };
}

/** Width and height that a size stands for, or `null` where one of them is open. */
function pixelsOf(value: SizeValue, from: Model | null): SizeValue | null {
  const ratio = value['aspect-ratio'];
  const { width, height } =
    (from && ratioField(from)?.choices.find((choice) => choice.value === ratio)?.size) ?? value;
  const isKnown = isFree(ratio, from) || width !== value.width || height !== value.height;
  return isKnown && width !== undefined && height !== undefined ? { width, height } : null;
}

/** Each part of a size through the model's own limits. A part for which the model has no field is left out. */
function toLimits(value: SizeValue, to: Model): Conversion {
  const fields = topicsOf(to).get(SIZE)?.fields ?? [];
  const parts = fields.flatMap((field) => {
    const part = value[field.role ?? ''];
    if (part === undefined) return [];
    return [[field.role ?? '', convertValue(part, { field, model: to, isSameProvider: true })] as const];
  });
  const misfit = parts.find(([, part]) => part.outcome === 'parked');
  if (misfit) return misfit[1];
  if (parts.length === 0) return { outcome: 'parked', why: `${to.definition.title} has no size to set.` };
  const entries = parts.flatMap(([role, part]) =>
    part.outcome === 'parked' ? [] : [[role, part.value] as const],
  );
  const size: Input = Object.fromEntries(entries);
  const changed = parts.filter(([, part]) => part.outcome === 'changed').map(([, part]) => part.why);
  return changed.length > 0
    ? { outcome: 'changed', value: size, why: changed.join(' ') }
    : { outcome: 'kept', value: size, why: '' };
}

function ratioField(model: Model): ChoiceField | null {
  const field = fieldOf(model, 'aspect-ratio');
  return field?.kind === 'choice' ? field : null;
}

function fieldOf(model: Model, role: string): Field | undefined {
  return topicsOf(model)
    .get(SIZE)
    ?.fields.find((field) => field.role === role);
}

/** The ratio with which a model takes a width and a height of one's own: its rules say so. */
function freeRatio(model: Model): string | null {
  const ratio = fieldOf(model, 'aspect-ratio');
  const width = fieldOf(model, 'width');
  for (const rule of model.definition['x-rules']) {
    if (!('onlyWhen' in rule)) continue;
    const { path, is } = rule.onlyWhen;
    if (path === width?.path && is.path === ratio?.path && typeof is.const === 'string') return is.const;
  }
  return null;
}

function inWords({ width, height }: SizeValue): string {
  return `${String(width)} × ${String(height)}`;
}
