import { type Definition, definitionSchema } from '#core/schema/definition.ts';
import { type Field, fieldsOf } from '#core/schema/field.ts';
import { inWords } from '#core/schema/in-words.ts';
import { reasonOf } from '#core/schema/reason-of.ts';
import { compileValidator, type Validator } from '#core/schema/validator.ts';

/** A model with everything derived from its definition. */
export type Model = {
  readonly id: string;
  readonly provider: string;
  /** The provider's own name of the model: the id without its first part. */
  readonly providerModel: string;
  readonly definition: Definition;
  readonly fields: readonly Field[];
  readonly validate: Validator;
};

/** A definition that could not be read, and why, one thing a line. The others work all the same. */
export type BrokenModel = { readonly name: string; readonly reason: string };

export type Registry = {
  readonly models: ReadonlyMap<string, Model>;
  readonly broken: readonly BrokenModel[];
};

/**
 * Builds the registry from documents by file name, `undefined` where a file is no JSON. Adding a model is adding a document;
 * nothing throws.
 */
export function createRegistry(documents: ReadonlyMap<string, unknown>): Registry {
  const models = new Map<string, Model>();
  const broken: BrokenModel[] = [];
  for (const [name, document] of documents) {
    const parsed = definitionSchema.safeParse(document, inWords);
    if (document === undefined) broken.push({ name, reason: NO_JSON });
    else if (!parsed.success) broken.push({ name, reason: reasonOf(parsed.error) });
    else if (models.has(parsed.data.$id))
      broken.push({ name, reason: `${parsed.data.$id} is defined twice.` });
    else models.set(parsed.data.$id, toModel(parsed.data));
  }
  return { models: newestFirst(models), broken };
}

const NO_JSON = 'This file is no JSON. Look for a missing comma, quote or bracket.';

function newestFirst(models: ReadonlyMap<string, Model>): ReadonlyMap<string, Model> {
  const released = ([, model]: readonly [string, Model]) => model.definition['x-released'];
  return new Map([...models].toSorted((a, b) => released(b).localeCompare(released(a))));
}

/** A definition with its fields and its validator. The validator is compiled when it is first used. */
export function toModel(definition: Definition): Model {
  const slash = definition.$id.indexOf('/');
  let validate: Validator | null = null;
  return {
    id: definition.$id,
    provider: definition.$id.slice(0, slash),
    providerModel: definition.$id.slice(slash + 1),
    definition,
    fields: fieldsOf(definition),
    validate(raw) {
      validate ??= compileValidator(definition);
      return validate(raw);
    },
  };
}
