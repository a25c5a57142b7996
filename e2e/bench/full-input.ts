import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';

/** A valid input in which every parameter that a user can set is set, save those that exclude each other. */
export function fullInput(model: Model): Input {
  const all = Object.fromEntries(
    model.fields.flatMap((field) => {
      const value = valueFor(field);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
  const { issues } = model.validate(all);
  // What a rule forbids beside the rest goes out again, one issue after the other.
  return issues
    .filter((issue) => issue.severity === 'error')
    .reduce<Input>((input, issue) => setAt(input, issue.path, undefined), all);
}

function valueFor(field: Field): InputValue | undefined {
  if (field.managed) return undefined;
  switch (field.kind) {
    case 'text':
      return field.format === 'uri' ? 'https://example.com/hook' : 'a lighthouse in fog at dawn';
    case 'int64':
      return '9223372036854775807';
    case 'integer':
    case 'number':
      return field.maximum ?? field.default ?? field.minimum ?? 1;
    case 'boolean':
      return field.default ?? false;
    case 'choice':
      return field.choices.at(-1)?.value;
    case 'image':
      return 'https://example.com/image.png';
    case 'object':
      return Object.fromEntries(field.fields.flatMap((child) => entryFor(child)));
    case 'list': {
      const item = valueFor(field.item);
      return item === undefined
        ? undefined
        : Array.from({ length: Math.min(field.maxItems ?? 3, 3) }, () => item);
    }
  }
}

function entryFor(field: Field): readonly (readonly [string, InputValue])[] {
  const value = valueFor(field);
  return value === undefined ? [] : [[field.name, value]];
}
