import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import { writeTopic } from '#core/transfer/topic.ts';
import { fillPlaces, type Place } from './fill-places.ts';
import type { Recipe } from './recipe.ts';

type Laid = Pick<Recipe, 'input' | 'isPartial'> & { readonly places: readonly Place[] };

/** The input after a recipe: the recipe's in the place of what was set or, where it is partial, its values laid over it. */
export function layOver(model: Model, before: Input, { input, isPartial, places }: Laid): Input {
  const filled = fillPlaces({ input, before, places });
  if (!isPartial) return filled;
  return differencesOf(model, {}, filled).reduce(
    (laid, { topic, now }) => writeTopic(model, laid, { topic, value: now }),
    before,
  );
}
