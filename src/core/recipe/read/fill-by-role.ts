import type { Model } from '#core/models/registry.ts';
import type { Role } from '#core/schema/definition.ts';
import type { Field } from '#core/schema/field.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { Left } from '#core/snippet/read/fill-input.ts';
import { convertSize } from '#core/transfer/convert-size.ts';
import type { ForeignRecipe, ForeignValue } from './foreign-recipe.ts';

type Filled = { readonly input: Input; readonly left: readonly Left[] };

/** Puts another program's values where a model has their roles. Whether each is also allowed there, the form says. */
export function fillByRole(model: Model, { program, values }: ForeignRecipe): Filled {
  const left: Left[] = [];
  let input: Input = {};

  function leave({ name }: ForeignValue, why: string): void {
    left.push({ name, why });
  }

  for (const found of values) {
    const { role, value } = found;
    if (role === 'width' || role === 'height') continue;
    const field = role && fieldOfRole(model.fields, role);
    if (role === null) leave(found, `It is ${program}’s own, and means nothing here.`);
    else if (!field) leave(found, `${model.definition.title} has no such parameter.`);
    else if (value !== '') {
      const taken = valueFor(field, value);
      if (taken === null) leave(found, refusalOf(field, value));
      else input = setAt(input, field.path, taken);
    }
  }
  const size = sizeFor(model, values);
  if (size.why !== '') left.push({ name: 'Size', why: size.why });
  for (const [role, value] of size.parts) {
    const field = fieldOfRole(model.fields, role);
    if (field) input = setAt(input, field.path, value);
  }
  return { input, left };
}

/** A value as a field holds it, or `null` where it is none for it. */
function valueFor(field: Field, value: string): InputValue | null {
  switch (field.kind) {
    case 'text':
      return value;
    case 'integer':
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
    case 'int64':
      return /^\d{1,19}$/.test(value) ? BigInt(value).toString() : null;
    case 'choice':
      return field.choices.find((choice) => plainName(choice.value) === plainName(value))?.value ?? null;
    default:
      return null;
  }
}

/** How names of samplers are compared, which every program writes in its own way: `dpmpp_2m` is `DPM++ 2M`. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('+', 'p')
    .replaceAll('ancestral', 'a')
    .replace(/[^a-z0-9]/g, '');
}

function refusalOf(field: Field, value: string): string {
  const shown = value.slice(0, 60);
  return field.kind === 'choice'
    ? `${field.title} has no “${shown}” here.`
    : `“${shown}” is no value for ${field.title}.`;
}

type SizeParts = { readonly parts: readonly (readonly [Role, InputValue])[]; readonly why: string };

/** A size in the model's own terms: pixels, or the ratio that stands for them. */
function sizeFor(model: Model, values: readonly ForeignValue[]): SizeParts {
  const [width, height] = (['width', 'height'] as const).map((role) => {
    const text = values.find((value) => value.role === role)?.value ?? '';
    return /^\d{1,6}$/.test(text) ? Number(text) : null;
  });
  if (!width || !height) return { parts: [], why: '' };
  const conversion = convertSize({ width, height }, null, model);
  if (conversion.outcome === 'parked') return { parts: [], why: conversion.why };
  const { value } = conversion;
  const parts = (['aspect-ratio', 'width', 'height'] as const).flatMap((role) => {
    const part = getPart(value, role);
    return part === undefined ? [] : [[role, part] as const];
  });
  return { parts, why: conversion.outcome === 'changed' ? `${width} × ${height}: ${conversion.why}` : '' };
}

function getPart(value: InputValue, role: Role): InputValue | undefined {
  return typeof value === 'object' && role in value ? Reflect.get(value, role) : undefined;
}
