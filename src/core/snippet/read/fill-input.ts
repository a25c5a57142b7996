import type { Model } from '#core/models/registry.ts';
import { resolveAliases } from '#core/schema/alias.ts';
import type { Field } from '#core/schema/field.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { valueOfFileUri } from '#core/snippet/local-file.ts';
import { isKeyName } from './is-key-name.ts';
import { CODE } from './literal.ts';

/** What was not taken, by its name, and why. Never its value. */
export type Left = { readonly name: string; readonly why: string };

type Filled = { readonly input: Input; readonly left: readonly Left[] };

/**
 * Takes of an object what is a parameter of the model, and of the right kind: whether it is also allowed, the form says.
 * What the definition manages is passed over, since the server sets it.
 */
export function fillInput(model: Model, object: Readonly<Record<string, unknown>>): Filled {
  const left: Left[] = [];

  function leave(name: string, why: string): undefined {
    if (!isKeyName(name)) left.push({ name: name.slice(0, 80), why });
  }

  function takeObject(fields: readonly Field[], values: object, path: string): Input {
    const byName = new Map(fields.map((field) => [field.name, field]));
    const entries = Object.entries(values).flatMap(([name, value]) => {
      const at = path === '' ? name : `${path}.${name}`;
      const field = byName.get(name);
      if (field?.managed) return [];
      const taken = field
        ? take(field, value, at)
        : leave(at, `It is not a parameter of ${model.definition.title}.`);
      return taken === undefined ? [] : [[name, taken] as const];
    });
    return Object.fromEntries(entries);
  }

  function take(field: Field, value: unknown, path: string): InputValue | undefined {
    if (value === null) return leave(path, 'It has no value.');
    if (field.isPrivate) return leave(path, 'It is private: type it in the form.');
    if (value === CODE) return leave(path, 'Its value is not written here, it comes from other code.');
    const wrong = () => leave(path, `${field.title} must be ${KINDS[field.kind]}.`);
    switch (field.kind) {
      case 'boolean':
        return typeof value === 'boolean' ? value : wrong();
      case 'number':
      case 'integer':
        return toFinite(value) ?? wrong();
      case 'int64':
        return toDigits(value) ?? wrong();
      case 'text':
        return typeof value === 'string' ? value : wrong();
      case 'image':
        return typeof value === 'string' ? valueOfFileUri(value) : wrong();
      case 'choice':
        return field.choices.find((choice) => choice.value === value)?.value ?? wrong();
      case 'object':
        return isInputObject(value) ? takeObject(field.fields, value, path) : wrong();
      case 'list':
        if (!Array.isArray(value)) return wrong();
        return value.flatMap((item, at) => take(field.item, item, `${path}.${at}`) ?? []);
    }
  }

  const { value, issues } = resolveAliases(model.fields, object);
  left.push(...issues.map(({ path, message }) => ({ name: path, why: message })));
  return { input: toSparseInput(takeObject(model.fields, isInputObject(value) ? value : {}, '')), left };
}

const KINDS = {
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
  int64: 'a whole number',
  text: 'text',
  image: 'text that names an image',
  choice: 'one of its listed values',
  object: 'an object of parameters',
  list: 'a list',
} satisfies Record<Field['kind'], string>;

function toFinite(value: unknown): number | undefined {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

function toDigits(value: unknown): string | undefined {
  const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (isWhole) return String(value);
  return typeof value === 'string' && /^-?\d+$/.test(value) ? value : undefined;
}
