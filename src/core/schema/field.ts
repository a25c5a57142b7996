import type { ControlHint, Definition, ObjectParameter, Parameter, Role } from './definition.ts';
import type { Size } from './size.ts';

type FieldBase = {
  /** Path in an input; inside the rows of a list `lora[].weight`. */
  readonly path: string;
  /** The provider's own name, last part of the path. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly required: boolean;
  readonly unit: string | null;
  readonly group: string;
  readonly role: Role | null;
  /** The control that the definition asks for; `null`: kind, format and role choose. */
  readonly control: ControlHint | null;
  readonly isPrivate: boolean;
  /** The provider advises against it. */
  readonly isDeprecated: boolean;
  readonly managed: Parameter['x-managed'] | null;
  readonly whenUnset: Parameter['x-when-unset'] | null;
  readonly aliases: readonly string[];
  readonly source: string | null;
};

type Bounds = {
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly exclusiveMinimum: number | null;
  readonly exclusiveMaximum: number | null;
  readonly multipleOf: number | null;
  /** What a slider spans; typing may go beyond it, up to the bounds. */
  readonly softRange: readonly [number, number] | null;
};

export type TextField = FieldBase & {
  readonly kind: 'text';
  readonly default: string | null;
  readonly constant: string | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly pattern: string | null;
  readonly format: 'uri' | 'uuid' | null;
};
export type NumberField = FieldBase &
  Bounds & { readonly kind: 'number' | 'integer'; readonly default: number | null };
/** An integer of 64 bits, held as decimal digits in text. */
export type Int64Field = FieldBase & Bounds & { readonly kind: 'int64'; readonly default: number | null };
export type BooleanField = FieldBase & { readonly kind: 'boolean'; readonly default: boolean | null };
type Choice = {
  readonly value: string;
  readonly title: string;
  readonly description: string;
  /** The title of its family; `null`: of none. */
  readonly family: string | null;
  /** Pixels that it stands for, where it stands for a size. */
  readonly size: Size | null;
};
export type ChoiceField = FieldBase & {
  readonly kind: 'choice';
  readonly default: string | null;
  readonly choices: readonly Choice[];
};
export type ImageField = FieldBase & { readonly kind: 'image' };
export type ObjectField = FieldBase & { readonly kind: 'object'; readonly fields: readonly Field[] };
export type ListField = FieldBase & {
  readonly kind: 'list';
  readonly item: Field;
  readonly minItems: number | null;
  readonly maxItems: number | null;
};

/** One parameter as forms, validators and requests need it: the definition with everything implied made explicit. */
export type Field =
  | TextField
  | NumberField
  | Int64Field
  | BooleanField
  | ChoiceField
  | ImageField
  | ObjectField
  | ListField;

/** The group of parameters whose definition names none. */
export const OTHER_GROUP = 'other';

/** The tree of fields of a definition, in its order. */
export function fieldsOf(definition: Definition): readonly Field[] {
  return fieldsOfObject(definition, '', OTHER_GROUP);
}

/** Trees do not change, and are asked for their fields with every task that is shown. */
const flattened = new WeakMap<readonly Field[], readonly Field[]>();

/** Every field of a tree, parents before their children, list items included. */
export function flattenFields(fields: readonly Field[]): readonly Field[] {
  const known = flattened.get(fields);
  if (known) return known;
  const all = fields.flatMap((field) => [field, ...flattenFields(childrenOf(field))]);
  flattened.set(fields, all);
  return all;
}

function childrenOf(field: Field): readonly Field[] {
  if (field.kind === 'object') return field.fields;
  return field.kind === 'list' && field.item.kind === 'object' ? field.item.fields : [];
}

type ObjectLike = Pick<ObjectParameter, 'properties' | 'required'>;

function fieldsOfObject(object: ObjectLike, prefix: string, group: string): readonly Field[] {
  return Object.entries(object.properties).map(([name, parameter]) =>
    toField(parameter, {
      name,
      path: `${prefix}${name}`,
      group,
      required: object.required?.includes(name) ?? false,
    }),
  );
}

type Place = {
  readonly name: string;
  readonly path: string;
  readonly group: string;
  readonly required: boolean;
};

function toField(parameter: Parameter, place: Place): Field {
  const base: FieldBase = {
    ...place,
    title: parameter.title,
    description: parameter.description ?? '',
    unit: parameter['x-unit'] ?? null,
    group: parameter['x-group'] ?? place.group,
    role: parameter['x-role'] ?? null,
    control: parameter['x-control'] ?? null,
    isPrivate: parameter['x-private'] ?? false,
    isDeprecated: parameter.deprecated ?? false,
    managed: parameter['x-managed'] ?? null,
    whenUnset: parameter['x-when-unset'] ?? null,
    aliases: parameter['x-aliases'] ?? [],
    source: parameter['x-source'] ?? null,
  };
  switch (parameter.type) {
    case 'boolean':
      return { ...base, kind: 'boolean', default: parameter.default ?? null };
    case 'integer': {
      const kind = parameter.format === 'int64' ? 'int64' : 'integer';
      return { ...base, ...boundsOf(parameter), kind, default: parameter.default ?? null };
    }
    case 'number':
      return { ...base, ...boundsOf(parameter), kind: 'number', default: parameter.default ?? null };
    case 'string':
      return toStringField(parameter, base);
    case 'object':
      return { ...base, kind: 'object', fields: fieldsOfObject(parameter, `${place.path}.`, base.group) };
    case 'array':
      return {
        ...base,
        kind: 'list',
        item: toField(parameter.items, {
          ...place,
          path: `${place.path}[]`,
          group: base.group,
          required: true,
        }),
        minItems: parameter.minItems ?? null,
        maxItems: parameter.maxItems ?? null,
      };
  }
}

function toStringField(parameter: Extract<Parameter, { type: 'string' }>, base: FieldBase): Field {
  if (parameter.format === 'image') return { ...base, kind: 'image' };
  const choices = choicesOf(parameter);
  if (choices.length > 0) return { ...base, kind: 'choice', choices, default: parameter.default ?? null };
  return {
    ...base,
    kind: 'text',
    default: parameter.default ?? null,
    constant: parameter.const ?? null,
    minLength: parameter.minLength ?? null,
    maxLength: parameter.maxLength ?? null,
    pattern: parameter.pattern ?? null,
    format: parameter.format ?? null,
  };
}

function choicesOf(parameter: Extract<Parameter, { type: 'string' }>): readonly Choice[] {
  const listed = parameter.enum?.map((value) => ({ const: value })) ?? parameter.oneOf ?? [];
  return listed.map(({ const: value, title = value, description = '' }: ListedChoice) => {
    const [width, height] = parameter['x-sizes']?.[value] ?? [];
    const family = familyOf(value, parameter['x-families'] ?? {});
    return { value, title, description, family, size: width && height ? { width, height } : null };
  });
}

function familyOf(value: string, families: Readonly<Record<string, readonly string[]>>): string | null {
  const beginnings = Object.entries(families).flatMap(([family, all]) =>
    all.map((beginning) => ({ family, beginning })),
  );
  const fitting = beginnings.filter(({ beginning }) => value.startsWith(beginning));
  return fitting.toSorted((a, b) => b.beginning.length - a.beginning.length)[0]?.family ?? null;
}

type ListedChoice = {
  readonly const: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
};

function boundsOf(parameter: Extract<Parameter, { type: 'integer' | 'number' }>): Bounds {
  return {
    minimum: parameter.minimum ?? null,
    maximum: parameter.maximum ?? null,
    exclusiveMinimum: parameter.exclusiveMinimum ?? null,
    exclusiveMaximum: parameter.exclusiveMaximum ?? null,
    multipleOf: parameter.multipleOf ?? null,
    softRange: parameter['x-soft-range'] ?? null,
  };
}
