import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';

type Schema = Record<string, unknown>;

/**
 * The schemas `Input` and one per enum in the shape that cog 0.8.5 emits, awkward as it is: keys by length and then alphabet,
 * the order in `x-order`, enums behind `allOf` and `$ref`, no `required` where nothing is. Source: shared/contracts/replicate.md §12.
 */
export function inputSchema(model: Model): Record<string, Schema> {
  const properties = model.fields
    .map((field, order) => [field.name, toProperty(field, order)] as const)
    .sort(([one], [other]) => one.length - other.length || (one < other ? -1 : 1));
  const required = model.fields.filter((field) => field.required).map((field) => field.name);
  const enums = model.fields.flatMap((field) =>
    field.kind === 'choice' ? [[field.name, toEnum(field)] as const] : [],
  );
  return {
    Input: {
      type: 'object',
      title: 'Input',
      ...(required.length > 0 ? { required } : {}),
      properties: Object.fromEntries(properties),
    },
    ...Object.fromEntries(enums),
  };
}

function toProperty(field: Field, order: number): Schema {
  const rest = {
    ...('default' in field && field.default !== null ? { default: field.default } : {}),
    'x-order': order,
    description: field.description,
  };
  const titled = { title: titleOf(field.name), ...rest };
  switch (field.kind) {
    case 'choice':
      return { allOf: [{ $ref: `#/components/schemas/${field.name}` }], ...rest };
    case 'image':
      return { type: 'string', format: 'uri', ...titled };
    case 'text':
      return { type: 'string', ...titled };
    case 'boolean':
      return { type: 'boolean', ...titled };
    case 'number':
    case 'integer':
    case 'int64':
      return {
        type: field.kind === 'number' ? 'number' : 'integer',
        ...(field.minimum === null ? {} : { minimum: field.minimum }),
        ...(field.maximum === null ? {} : { maximum: field.maximum }),
        ...titled,
      };
    case 'list': {
      const isImages = field.item.kind === 'image';
      return { type: 'array', items: { type: 'string', ...(isImages ? { format: 'uri' } : {}) }, ...titled };
    }
    case 'object':
      return { type: 'object', ...titled };
  }
}

function toEnum(field: Extract<Field, { kind: 'choice' }>): Schema {
  return {
    enum: field.choices.map((choice) => choice.value),
    type: 'string',
    title: field.name,
    description: 'An enumeration.',
  };
}

/** `some_scale` → `Some Scale`, as cog makes titles. */
function titleOf(name: string): string {
  return name.replaceAll('_', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
