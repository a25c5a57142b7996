import type { Model } from '#core/models/registry.ts';
import { type Topic, topicsOf } from '#core/transfer/topic.ts';

/** What of a model can be changed between two images: not what is private, and not how many there are. */
export function topicsToChange(model: Model): readonly Topic[] {
  return [...topicsOf(model).values()].filter(({ fields }) =>
    fields.every(({ isPrivate, role }) => !isPrivate && role !== 'count'),
  );
}
