import type { Model } from '#core/models/registry.ts';
import type { ChoiceField, Field, Int64Field, NumberField } from '#core/schema/field.ts';
import { fieldSchema } from '#core/schema/field-schema.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { InputValue } from '#core/schema/input.ts';
import { nearestFixes, numberSentence } from '#core/schema/sentence.ts';

/** What became of a value in another model's terms. `why` is a sentence, empty where it is simply kept. */
export type Conversion =
  | { readonly outcome: 'kept' | 'converted' | 'changed'; readonly value: InputValue; readonly why: string }
  | { readonly outcome: 'parked'; readonly why: string };

type Target = {
  readonly field: Field;
  readonly model: Model;
  /** Whether the value comes from a model at the same provider, which knows the same ids. */
  readonly isSameProvider: boolean;
};

/** A value in the terms of a field of another model. Text stays as it is, too long or not: its issue is said at the field. */
export function convertValue(value: InputValue, target: Target): Conversion {
  const { field } = target;
  switch (field.kind) {
    case 'choice':
      return toChoice(value, field);
    case 'number':
    case 'integer':
      return toNumber(value, field);
    case 'int64':
      return toDigits(value, field);
    case 'text':
      return typeof value === 'string' ? kept(value) : misfit(field);
    case 'image':
      return Array.isArray(value) ? toOneImage(value, target) : toImages([value], target, ([only]) => only);
    case 'list':
      if (field.item.kind === 'image') return toImageList(value, target, field.maxItems);
      return fieldSchema(field).safeParse(value).success ? kept(value) : misfit(field);
    case 'boolean':
      return typeof value === 'boolean' ? kept(value) : misfit(field);
    case 'object':
      return misfit(field);
  }
}

function toChoice(value: InputValue, { choices, title }: ChoiceField): Conversion {
  if (choices.some((choice) => choice.value === value)) return kept(value);
  const same = choices.find((choice) => plainName(choice.value) === plainName(String(value)));
  if (same) return { outcome: 'converted', value: same.value, why: `It is called ${same.value} here.` };
  return { outcome: 'parked', why: `${title} has no “${String(value)}” here.` };
}

/** How values are compared that two providers write in their own way: `JPG`, `jpg` and `jpeg` are one. */
function plainName(text: string): string {
  return text.toLowerCase().replace(/^jpeg$/, 'jpg');
}

function toNumber(value: InputValue, field: NumberField): Conversion {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number') return misfit(field);
  if (fieldSchema(field).safeParse(number).success) return kept(number);
  const allowed = nearestFixes(field, number).flatMap(({ changes }) => changes.map((change) => change.value));
  const nearest = allowed
    .filter((candidate) => typeof candidate === 'number')
    .toSorted((a, b) => Math.abs(a - number) - Math.abs(b - number))[0];
  const why = numberSentence(field);
  return nearest === undefined ? { outcome: 'parked', why } : { outcome: 'changed', value: nearest, why };
}

function toDigits(value: InputValue, field: Int64Field): Conversion {
  const digits = String(value);
  return fieldSchema(field).safeParse(digits).success
    ? kept(digits)
    : { outcome: 'parked', why: numberSentence(field) };
}

function toOneImage(values: readonly InputValue[], target: Target): Conversion {
  const one = toImages(values, target, ([first]) => first);
  if (one.outcome !== 'kept' || values.length === 1)
    return one.outcome === 'kept'
      ? { ...one, outcome: 'converted', why: `It is the ${lower(target)} here.` }
      : one;
  return {
    ...one,
    outcome: 'changed',
    why: `${target.field.title} takes one image: the first of ${values.length}.`,
  };
}

function toImageList(value: InputValue, target: Target, maxItems: number | null): Conversion {
  if (!Array.isArray(value)) {
    const list = toImages([value], target, (images) => images);
    return list.outcome === 'kept'
      ? { ...list, outcome: 'converted', why: `It is among the ${lower(target)} here.` }
      : list;
  }
  const most = maxItems ?? value.length;
  const list = toImages(value, target, (images) => images.slice(0, most));
  const why = `${target.field.title} takes ${most} at the most: the first of ${value.length}.`;
  return list.outcome === 'kept' && value.length > most ? { ...list, outcome: 'changed', why } : list;
}

function lower({ field }: Target): string {
  return field.title.toLowerCase();
}

/** Images that another provider keeps are unknown here. */
function toImages(
  values: readonly InputValue[],
  { field, isSameProvider }: Target,
  pick: (values: readonly InputValue[]) => InputValue | undefined,
): Conversion {
  const isForeign = (value: InputValue) => readImageValue(String(value)).kind === 'provider-id';
  if (!isSameProvider && values.some(isForeign))
    return { outcome: 'parked', why: 'It names an image that another provider keeps.' };
  const picked = pick(values);
  return picked === undefined ? misfit(field) : kept(picked);
}

function kept(value: InputValue): Conversion {
  return { outcome: 'kept', value, why: '' };
}

function misfit({ title }: Field): Conversion {
  return { outcome: 'parked', why: `It does not fit ${title} here.` };
}
