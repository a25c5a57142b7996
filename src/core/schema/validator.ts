import { z } from 'zod';
import { resolveAliases } from './alias.ts';
import { countCodePoints } from './code-points.ts';
import type { Definition } from './definition.ts';
import {
  type Field,
  fieldsOf,
  flattenFields,
  type Int64Field,
  type ListField,
  type NumberField,
  type TextField,
} from './field.ts';
import { readImageValue } from './image-value.ts';
import { type Input, isInputObject } from './input.ts';
import type { Issue } from './issue.ts';
import { toDefinitionPath } from './path.ts';
import { refusalOfUrl } from './public-url.ts';
import { issuesOfRules } from './rules.ts';
import { nearestFixes, numberSentence } from './sentence.ts';

/** An input as it was understood: aliases moved, 64-bit integers as digits. To be trusted only where no issue is an error. */
type Validation = {
  readonly input: Input;
  readonly issues: readonly Issue[];
  readonly isValid: boolean;
};

/** Checks an untrusted value against one model. Never throws, never changes or clamps a value. */
export type Validator = (raw: unknown) => Validation;

/** 2^63 − 1, the largest 64-bit integer. */
const INT64_MAX = 9223372036854775807n;

/** How many entries a list may have whose definition sets no limit: far more than anyone sends. */
const MAX_ENTRIES = 1000;

/** Turns a definition into its validator. Compile once, validate often. */
export function compileValidator(definition: Definition): Validator {
  const fields = fieldsOf(definition);
  const withItems = flattenFields(fields).flatMap((field) =>
    field.kind === 'list' ? [field, field.item] : [field],
  );
  const byPath = new Map(withItems.map((field) => [field.path, field]));
  const schema = objectSchemaOf(fields);

  return function validate(raw) {
    const { value, issues: aliasIssues } = resolveAliases(fields, raw);
    const result = schema.safeParse(value);
    const shapeIssues = result.success
      ? []
      : withoutRepeats(
          result.error.issues.flatMap((issue) => toIssues(issue, { byPath, definition, value })),
        );
    const input = toInput(result.success ? result.data : value);
    const ruleIssues = issuesOfRules(definition['x-rules'], byPath, input);
    const wrongPaths = new Set(shapeIssues.map((issue) => issue.path));
    const issues = [
      ...aliasIssues,
      ...shapeIssues,
      ...ruleIssues.filter((issue) => !wrongPaths.has(issue.path)),
    ];
    return { input, issues, isValid: issues.every((issue) => issue.severity !== 'error') };
  };
}

/** A number below its limit and off its steps breaks two bounds, for which there is one sentence. */
function withoutRepeats(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.path} ${issue.message}`, issue])).values()];
}

function toInput(value: unknown): Input {
  return isInputObject(value) ? value : {};
}

function objectSchemaOf(fields: readonly Field[]): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) {
    const schema = schemaOf(field);
    // A required object that is missing is read as an empty one, so that the issue lands at what is required inside it.
    if (field.required && field.kind === 'object') shape[field.name] = schema.prefault({});
    else shape[field.name] = field.required && !field.managed ? schema : schema.optional();
  }
  return z.strictObject(shape);
}

function schemaOf(field: Field): z.ZodType {
  if (field.managed) {
    return z.never(`${field.title} is set by the server. Take it out. ${field.managed.reason}`);
  }
  switch (field.kind) {
    case 'boolean':
      return z.boolean(`${field.title} must be true or false.`);
    case 'choice':
      return z.enum(
        field.choices.map((choice) => choice.value),
        `${field.title} must be ${choicesInWords(field.choices.map((choice) => choice.value))}.`,
      );
    case 'number':
    case 'integer':
      return numberSchemaOf(field);
    case 'int64':
      return int64SchemaOf(field);
    case 'text':
      return textSchemaOf(field);
    case 'image':
      return z.string(`${field.title} must be text that names an image.`).superRefine((text, context) => {
        const value = readImageValue(text);
        if (value.kind === 'refused') context.addIssue(value.reason);
      });
    case 'object':
      return objectSchemaOf(field.fields);
    case 'list':
      return listSchemaOf(field);
  }
}

/** The length comes first: with a list too long, its entries are not looked at, since a million issues overflow the stack. */
function listSchemaOf({ title, item, minItems, maxItems }: ListField): z.ZodType {
  const most = maxItems ?? MAX_ENTRIES;
  return z
    .array(z.unknown(), `${title} must be a list.`)
    .superRefine((items, context) => {
      if (minItems !== null && items.length < minItems)
        context.addIssue(`${title} needs at least ${minItems}.`);
      if (items.length > most)
        context.addIssue(`${title} takes at most ${most}, and this has ${items.length}.`);
    })
    .pipe(z.array(schemaOf(item)));
}

function choicesInWords(values: readonly string[]): string {
  return values.length > 8
    ? `one of its ${values.length} values`
    : values
        .map((value) => `"${value}"`)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1');
}

function numberSchemaOf(field: NumberField): z.ZodType {
  const sentence = numberSentence(field);
  let schema = z.number(sentence);
  if (field.kind === 'integer') schema = schema.int(sentence);
  if (field.minimum !== null) schema = schema.min(field.minimum, sentence);
  if (field.maximum !== null) schema = schema.max(field.maximum, sentence);
  if (field.exclusiveMinimum !== null) schema = schema.gt(field.exclusiveMinimum, sentence);
  if (field.exclusiveMaximum !== null) schema = schema.lt(field.exclusiveMaximum, sentence);
  return field.multipleOf === null ? schema : schema.multipleOf(field.multipleOf, sentence);
}

function int64SchemaOf(field: Int64Field): z.ZodType {
  const low = BigInt(field.minimum ?? 0);
  const high = field.maximum === null ? INT64_MAX : BigInt(field.maximum);
  const sentence = `${field.title} must be a whole number from ${low} to ${high}.`;
  return z.union([z.string(), z.bigint(), z.int(sentence)], sentence).transform((value, context) => {
    const digits = String(value).trim();
    const isInRange = /^-?\d{1,20}$/.test(digits) && BigInt(digits) >= low && BigInt(digits) <= high;
    if (isInRange) return BigInt(digits).toString();
    context.addIssue(sentence);
    return z.NEVER;
  });
}

function textSchemaOf(field: TextField): z.ZodType {
  const { title, constant, minLength, maxLength, pattern, format } = field;
  return z.string(`${title} must be text.`).superRefine((text, context) => {
    const length = minLength === null && maxLength === null ? 0 : countCodePoints(text);
    if (constant !== null && text !== constant) context.addIssue(`${title} must be "${constant}".`);
    if (minLength !== null && length < minLength) {
      context.addIssue(
        minLength === 1
          ? `${title} is empty. Write something or take it out.`
          : `${title} needs at least ${minLength} characters.`,
      );
    }
    if (maxLength !== null && length > maxLength) {
      context.addIssue(`${title} takes at most ${maxLength} characters, and this has ${length}.`);
    }
    if (pattern !== null && !new RegExp(pattern, 'u').test(text))
      context.addIssue(`${title} is not of the form ${pattern}.`);
    if (format === 'uuid' && !z.uuid().safeParse(text).success) context.addIssue(`${title} must be a UUID.`);
    const refusal = format === 'uri' ? refusalOfUrl(text) : null;
    if (refusal) context.addIssue(`${title} cannot be used. ${refusal}`);
  });
}

type IssueContext = {
  readonly byPath: ReadonlyMap<string, Field>;
  readonly definition: Definition;
  readonly value: unknown;
};

function toIssues(issue: z.core.$ZodIssue, { byPath, definition, value }: IssueContext): readonly Issue[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      error(path ? `${path}.${key}` : key, `${key} is not a parameter of ${definition.title}. Take it out.`),
    );
  }
  const field = byPath.get(toDefinitionPath(path));
  if (path === '' || !field) {
    const what = path === '' ? 'The input' : path;
    return [error(path, `${what} must be an object of parameters.`)];
  }
  const found = valueAt(value, issue.path);
  if (found === undefined) return [error(path, `${field.title} is required.`)];
  if (field.kind === 'object') return [error(path, `${field.title} must be an object of parameters.`)];
  const isNumeric = (field.kind === 'number' || field.kind === 'integer') && typeof found === 'number';
  return [
    {
      path,
      severity: 'error',
      message: issue.message,
      fixes: isNumeric ? [...nearestFixes({ ...field, path }, found)] : [],
    },
  ];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

function error(path: string, message: string): Issue {
  return { path, severity: 'error', message, fixes: [] };
}
