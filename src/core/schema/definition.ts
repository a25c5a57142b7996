import { z } from 'zod/mini';

/** What a parameter *is*, whatever its provider calls it. Switching, comparing and costing go by role, never by name. */
const roleSchema = z.enum([
  'prompt',
  'negative-prompt',
  'width',
  'height',
  'aspect-ratio',
  'seed',
  'steps',
  'guidance',
  'true-cfg',
  'scheduler',
  'strength',
  'source-image',
  'mask-image',
  'reference-images',
  'outpaint',
  'outpaint-top',
  'outpaint-right',
  'outpaint-bottom',
  'outpaint-left',
  'count',
  'output-type',
  'output-format',
  'output-quality',
  'safety',
]);

/**
 * How a parameter may ask to be shown: `text` is a plain box, for numbers too; `slider` a box with a slider; `list` a list that
 * opens; `json` suits every kind. A hint that does not fit the kind is passed over.
 */
const controlSchema = z.enum(['prompt', 'text', 'slider', 'seed', 'segmented', 'list', 'json']);

const nonEmptySchema = z.string().check(z.minLength(1));

const annotations = {
  title: nonEmptySchema,
  description: z.optional(z.string()),
  deprecated: z.optional(z.boolean()),
  'x-unit': z.optional(z.string()),
  'x-group': z.optional(z.string()),
  'x-role': z.optional(roleSchema),
  /** Which control is preferred; without it, kind, format and role choose. */
  'x-control': z.optional(controlSchema),
  /** Set by the server alone: shown with its value and the reason, never editable. */
  'x-managed': z.optional(
    z.strictObject({
      value: z.optional(z.union([z.string(), z.boolean()])),
      from: z.optional(z.literal('task-id')),
      reason: z.string(),
    }),
  ),
  /** What the server sends where the user left the parameter unset, and why. */
  'x-when-unset': z.optional(
    z.strictObject({ sends: z.union([z.string(), z.number(), z.boolean()]), reason: z.string() }),
  ),
  /** Never enters a link, an export or a file's metadata. */
  'x-private': z.optional(z.literal(true)),
  /** Older paths under which the value is also accepted; it is sent under the current one. */
  'x-aliases': z.optional(z.array(z.string())),
  /** Range of the slider; a number may be typed beyond it, up to the hard range. */
  'x-soft-range': z.optional(z.tuple([z.number(), z.number()])),
  /** Where the limits or the default come from, when not from the provider's page. */
  'x-source': z.optional(z.string()),
};

const patternSchema = z.string().check(z.refine(isPattern, 'This is no regular expression.'));

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'));
  } catch {
    return false;
  }
}

const choiceSchema = z.strictObject({
  const: z.string(),
  title: z.optional(z.string()),
  description: z.optional(z.string()),
});

const sideSchema = z.int().check(z.positive());
const countSchema = z.int().check(z.minimum(0));

const stringSchema = z.strictObject({
  type: z.literal('string'),
  ...annotations,
  default: z.optional(z.string()),
  const: z.optional(z.string()),
  enum: z.optional(z.array(z.string()).check(z.minLength(1))),
  oneOf: z.optional(z.array(choiceSchema).check(z.minLength(1))),
  /** Width and height in pixels that a value stands for, where it stands for a size. */
  'x-sizes': z.optional(z.record(z.string(), z.tuple([sideSchema, sideSchema]))),
  /** For long lists of values: what the values of a family begin with, by its title. The longest beginning counts. */
  'x-families': z.optional(z.record(z.string(), z.array(nonEmptySchema).check(z.minLength(1)))),
  minLength: z.optional(countSchema),
  maxLength: z.optional(countSchema),
  pattern: z.optional(patternSchema),
  format: z.optional(z.enum(['uri', 'uuid', 'image'])),
});

const bounds = {
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  exclusiveMinimum: z.optional(z.number()),
  exclusiveMaximum: z.optional(z.number()),
  multipleOf: z.optional(z.number().check(z.positive())),
};

const integerSchema = z
  .strictObject({
    type: z.literal('integer'),
    ...annotations,
    ...bounds,
    default: z.optional(z.int()),
    /** 64 bits: values travel as decimal digits in text, up to 2^63−1, unless `maximum` says less. */
    format: z.optional(z.literal('int64')),
  })
  .check(
    z.refine(
      ({ format, minimum = 0, maximum = 0, exclusiveMinimum, exclusiveMaximum, multipleOf }) =>
        format === undefined ||
        ([minimum, maximum].every(Number.isSafeInteger) &&
          [exclusiveMinimum, exclusiveMaximum, multipleOf].every((bound) => bound === undefined)),
      'An int64 is limited by minimum and maximum alone, whole numbers below 2^53. Without them it ends at 0 and 2^63−1.',
    ),
  );

const numberSchema = z.strictObject({
  type: z.literal('number'),
  ...annotations,
  ...bounds,
  default: z.optional(z.number()),
});

const booleanSchema = z.strictObject({
  type: z.literal('boolean'),
  ...annotations,
  default: z.optional(z.boolean()),
});

const objectHead = z.strictObject({
  type: z.literal('object'),
  ...annotations,
  additionalProperties: z.literal(false),
  required: z.optional(z.array(z.string())),
});

const arrayHead = z.strictObject({
  type: z.literal('array'),
  ...annotations,
  minItems: z.optional(countSchema),
  maxItems: z.optional(z.int().check(z.minimum(1))),
});

type StringParameter = z.infer<typeof stringSchema>;
export type ObjectParameter = z.infer<typeof objectHead> & { properties: Record<string, Parameter> };
type ArrayParameter = z.infer<typeof arrayHead> & { items: StringParameter | ObjectParameter };

/** One entry of a definition. */
export type Parameter =
  | StringParameter
  | z.infer<typeof integerSchema>
  | z.infer<typeof numberSchema>
  | z.infer<typeof booleanSchema>
  | ObjectParameter
  | ArrayParameter;

const objectSchema = z.extend(objectHead, {
  properties: z.lazy((): z.ZodMiniType<Record<string, Parameter>> => z.record(z.string(), parameterSchema)),
});

const arraySchema = z.extend(arrayHead, {
  items: z.discriminatedUnion('type', [stringSchema, objectSchema]),
});

const parameterSchema = z.discriminatedUnion('type', [
  stringSchema,
  integerSchema,
  numberSchema,
  booleanSchema,
  objectSchema,
  arraySchema,
]);

/**
 * A test of one value, in JSON Schema's own words. `present: false` means "unset";
 * every other word holds only for a set value (or, with `orDefault`, its default).
 */
const testSchema = z.strictObject({
  path: z.string(),
  present: z.optional(z.boolean()),
  const: z.optional(z.union([z.string(), z.number(), z.boolean()])),
  enum: z.optional(z.array(z.union([z.string(), z.number()]))),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  exclusiveMinimum: z.optional(z.number()),
  exclusiveMaximum: z.optional(z.number()),
  multipleOf: z.optional(z.number()),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  maxItems: z.optional(z.number()),
  pattern: z.optional(patternSchema),
  /** The opposite of all the words beside it. */
  not: z.optional(z.literal(true)),
  orDefault: z.optional(z.literal(true)),
});

const paths = z.array(z.string()).check(z.minLength(2));
const sentence = {
  message: nonEmptySchema,
  severity: z.optional(z.enum(['error', 'warning'])),
  source: z.optional(z.string()),
};

/** Rules over several parameters: data in a small closed vocabulary. A path into a list is written `lora[].weight`. */
const ruleSchema = z.union([
  /** All of them set, or none. */
  z.strictObject({ together: paths, ...sentence }),
  /** Where the first is set, the others must be. */
  z.strictObject({ requires: paths, ...sentence }),
  z.strictObject({ atMostOne: paths, ...sentence }),
  z.strictObject({ atMostOneTrue: paths, ...sentence }),
  /** The first is below the second; defaults count. */
  z.strictObject({ less: z.tuple([z.string(), z.string()]), ...sentence }),
  /** The first is not above the second; defaults count. */
  z.strictObject({ notAbove: z.tuple([z.string(), z.string()]), ...sentence }),
  /** `onlyWhen.path` has an effect only while `is` holds. A warning unless `severity` says otherwise. */
  z.strictObject({ onlyWhen: z.strictObject({ path: z.string(), is: testSchema }), ...sentence }),
  /** A warning at the first test's path while all tests hold. */
  z.strictObject({ warnWhen: z.array(testSchema).check(z.minLength(1)), ...sentence }),
  /** At least one of them set, where `within` (an object's path) is set. */
  z.strictObject({
    anyOf: z.strictObject({ within: z.string(), paths: z.array(z.string()).check(z.minLength(1)) }),
    ...sentence,
  }),
]);

const priceSchema = z.strictObject({
  /** Values that this price was seen with, by parameter path. Empty: holds whatever is set. */
  when: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  /** It was seen, and not with which values: it tells of a range, and prices no run. */
  settings: z.optional(z.literal('unknown')),
  usd: z.number().check(z.positive()),
  per: z.literal('image'),
  /** Has the URL of a page or, where there is none, words whose beginning, up to a comma or a semicolon, stands beside the price. */
  source: z.string(),
  /** Day on which the source was read, `YYYY-MM-DD`. */
  read: z.string(),
});

const exampleSchema = z.strictObject({
  title: z.string(),
  input: z.record(z.string(), z.unknown()),
  /** What the provider published as this example's result. Seeds are digits in text; money is USD. */
  result: z.strictObject({
    seed: z.optional(z.string()),
    cost: z.optional(z.number()),
    images: z.array(z.string()),
    id: z.optional(z.string()),
  }),
  source: z.string(),
});

/** A model's definition: one JSON Schema (2020-12) document, in the subset that forms, validators and requests are made of. */
export const definitionSchema = z.strictObject({
  $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
  /** `<provider>/<the provider's own name of the model>`. */
  $id: z.string().check(z.regex(/^[a-z0-9-]+\/[A-Za-z0-9][A-Za-z0-9:@._/-]*$/)),
  title: nonEmptySchema,
  description: z.string(),
  'x-creator': z.string(),
  'x-released': z.string(),
  'x-status': z.optional(z.string()),
  'x-capabilities': z.array(z.string()),
  'x-docs': z.string(),
  'x-source': z.string(),
  'x-pricing': z.array(priceSchema),
  'x-groups': z.array(z.strictObject({ id: z.string(), title: z.string(), folded: z.optional(z.boolean()) })),
  'x-rules': z.array(ruleSchema),
  type: z.literal('object'),
  additionalProperties: z.literal(false),
  required: z.array(z.string()),
  properties: z.record(z.string(), parameterSchema),
  examples: z.array(exampleSchema),
});

export type Role = z.infer<typeof roleSchema>;
export type ControlHint = z.infer<typeof controlSchema>;
export type Test = z.infer<typeof testSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Price = z.infer<typeof priceSchema>;
export type Example = z.infer<typeof exampleSchema>;
export type Definition = z.infer<typeof definitionSchema>;
