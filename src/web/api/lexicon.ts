import type { QueryClient } from '@tanstack/react-query';
import type { Model } from '#core/models/registry.ts';
import { createVocabulary, type Vocabulary } from '#core/query/vocabulary.ts';
import type { Field } from '#core/schema/field.ts';
import { modelsQuery } from './models-query.ts';

/** What a query needs of the models. */
export type Lexicon = {
  readonly vocabulary: Vocabulary;
  /** The fields of a model; none where it is not known. */
  readonly fieldsOf: (model: string) => readonly Field[];
};

/** Models do not change, and their lexicon is asked for with every task that does. */
const known = new WeakMap<readonly Model[], Lexicon>();

export const lexicon = {
  of(models: readonly Model[]): Lexicon {
    return known.get(models) ?? remember(models);
  },
  /** That of the models which the page has; `null` while it has none. */
  in(client: QueryClient): Lexicon | null {
    const models = client.getQueryData(modelsQuery.queryKey)?.models;
    return models ? lexicon.of(models) : null;
  },
};

function remember(models: readonly Model[]): Lexicon {
  const made: Lexicon = {
    vocabulary: createVocabulary(models),
    fieldsOf: (id) => models.find((model) => model.id === id)?.fields ?? [],
  };
  known.set(models, made);
  return made;
}
