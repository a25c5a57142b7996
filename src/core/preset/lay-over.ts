import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import { writeTopic } from '#core/transfer/topic.ts';
import type { Recipe } from './recipe.ts';

/** The input after a recipe: the recipe's in the place of what was set or, where it is partial, its values laid over it. */
export function layOver(
  model: Model,
  before: Input,
  { input, isPartial }: Pick<Recipe, 'input' | 'isPartial'>,
): Input {
  if (!isPartial) return input;
  return differencesOf(model, {}, input).reduce(
    (laid, { topic, now }) => writeTopic(model, laid, { topic, value: now }),
    before,
  );
}
