import { definitionSchema, type Parameter, type Price, type Rule } from '#core/schema/definition.ts';
import { createRegistry, type Model, toModel } from './registry.ts';

/** The real definitions by file name, as documents. */
export const documents: ReadonlyMap<string, unknown> = new Map(
  Object.entries(import.meta.glob<unknown>('./*.json', { eager: true, import: 'default' })),
);

const { models } = createRegistry(documents);

/** The real models, for tests that try every one of them. */
export const realModels: readonly Model[] = [...models.values()];

/** A real model, for tests that need this one. */
export function realModel(id: string): Model {
  const model = models.get(id);
  if (!model) throw new Error(`There is no definition of ${id}.`);
  return model;
}

type Parts = {
  readonly id?: string;
  readonly properties: Readonly<Record<string, Parameter>>;
  readonly required?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly prices?: readonly (Pick<Price, 'usd'> & Partial<Pick<Price, 'when' | 'settings'>>)[];
};

/** A made-up document with these parts, and everything else that a definition must have. */
export function toDocument({ id = 'studio/sketch', properties, required, rules, prices }: Parts): unknown {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Sketch',
    description: 'A model that exists in tests only.',
    'x-creator': 'Studio',
    'x-released': '2026-11-01',
    'x-capabilities': ['text-to-image'],
    'x-docs': 'https://example.com/docs',
    'x-source': 'Made up.',
    'x-pricing': (prices ?? []).map((price) => ({
      ...price,
      per: 'image',
      source: 'Made up.',
      read: '2026-11-21',
    })),
    'x-groups': [{ id: 'prompt', title: 'Prompt' }],
    'x-rules': rules ?? [],
    type: 'object',
    additionalProperties: false,
    required: required ?? [],
    properties,
    examples: [],
  };
}

/** A made-up model with these parts. */
export function madeUpModel(parts: Parts): Model {
  return toModel(definitionSchema.parse(toDocument(parts)));
}
