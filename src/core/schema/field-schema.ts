import { z } from 'zod/mini';
import { countCodePoints } from './code-points.ts';
import type { Field, Int64Field, ListField, NumberField, TextField } from './field.ts';
import { readImageValue } from './image-value.ts';
import { int64Range } from './int64-range.ts';
import { MAX_ENTRIES } from './max-entries.ts';
import { refusalOfUrl } from './public-url.ts';
import { numberSentence } from './sentence.ts';

/** What one field's value must be. Every message is a sentence of our own. */
export function fieldSchema(field: Field): z.ZodMiniType {
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
      return z.string(`${field.title} must be text that names an image.`).check(
        z.superRefine((text, context) => {
          const value = readImageValue(text);
          if (value.kind === 'refused') context.addIssue(value.reason);
        }),
      );
    case 'object':
      return fieldsSchema(field.fields);
    case 'list':
      return listSchemaOf(field);
  }
}

/** An object of fields, and nothing else in it. */
export function fieldsSchema(fields: readonly Field[]): z.ZodMiniType {
  const shape: Record<string, z.ZodMiniType> = {};
  for (const field of fields) {
    const schema = fieldSchema(field);
    // A required object that is missing is read as an empty one, so that the issue lands at what is required inside it.
    if (field.required && field.kind === 'object') shape[field.name] = z.prefault(schema, {});
    else shape[field.name] = field.required && !field.managed ? schema : z.optional(schema);
  }
  return z.strictObject(shape);
}

/** The length comes first: with a list too long, its entries are not looked at, since a million issues overflow the stack. */
function listSchemaOf({ title, item, minItems, maxItems }: ListField): z.ZodMiniType {
  const most = maxItems ?? MAX_ENTRIES;
  const list = z.array(z.unknown(), `${title} must be a list.`).check(
    z.superRefine((items, context) => {
      if (minItems !== null && items.length < minItems)
        context.addIssue(`${title} needs at least ${minItems}.`);
      if (items.length > most)
        context.addIssue(`${title} takes at most ${most}, and this has ${items.length}.`);
    }),
  );
  return z.pipe(list, z.array(fieldSchema(item)));
}

function choicesInWords(values: readonly string[]): string {
  return values.length > 8
    ? `one of its ${values.length} values`
    : values
        .map((value) => `"${value}"`)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1');
}

function numberSchemaOf(field: NumberField): z.ZodMiniType {
  const sentence = numberSentence(field);
  let schema = z.number(sentence);
  if (field.kind === 'integer') schema = schema.check(z.int(sentence));
  if (field.minimum !== null) schema = schema.check(z.minimum(field.minimum, sentence));
  if (field.maximum !== null) schema = schema.check(z.maximum(field.maximum, sentence));
  if (field.exclusiveMinimum !== null) schema = schema.check(z.gt(field.exclusiveMinimum, sentence));
  if (field.exclusiveMaximum !== null) schema = schema.check(z.lt(field.exclusiveMaximum, sentence));
  return field.multipleOf === null ? schema : schema.check(z.multipleOf(field.multipleOf, sentence));
}

function int64SchemaOf(field: Int64Field): z.ZodMiniType {
  const { low, high } = int64Range(field);
  const sentence = `${field.title} must be a whole number from ${low} to ${high}.`;
  return z.pipe(
    z.union([z.string(), z.bigint(), z.int(sentence)], sentence),
    z.transform((value, { issues }) => {
      const digits = String(value).trim();
      const isInRange = /^-?\d{1,20}$/.test(digits) && BigInt(digits) >= low && BigInt(digits) <= high;
      if (isInRange) return BigInt(digits).toString();
      issues.push({ code: 'custom', message: sentence, input: value });
      return z.NEVER;
    }),
  );
}

function textSchemaOf(field: TextField): z.ZodMiniType {
  const { title, constant, minLength, maxLength, pattern, format } = field;
  return z.string(`${title} must be text.`).check(
    z.superRefine((text, context) => {
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
      if (format === 'uuid' && !z.uuid().safeParse(text).success)
        context.addIssue(`${title} must be a UUID.`);
      const refusal = format === 'uri' ? refusalOfUrl(text) : null;
      if (refusal) context.addIssue(`${title} cannot be used. ${refusal}`);
    }),
  );
}
