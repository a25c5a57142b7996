import { IMAGE_FACTS } from './image-facts.ts';
import type { Query } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The terms of a query for which the images of one task may differ; all others hold for a task as a whole, or not. */
export function imageTerms(query: Query, { keys }: Vocabulary): Query {
  return query.filter(({ condition }) => {
    const meaning = condition.kind === 'parameter' ? keys.get(condition.key) : undefined;
    return meaning?.kind === 'facts' && meaning.names.some((name) => IMAGE_FACTS.has(name));
  });
}
