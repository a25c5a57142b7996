import type { Model } from '#core/models/registry.ts';
import type { Place } from '#core/preset/fill-places.ts';
import type { Recipe } from '#core/preset/recipe.ts';
import type { Input } from '#core/schema/input.ts';

/** What recipes need of the screen. */
export type PresetProps = {
  readonly models: readonly Model[];
  /** What the form of a model holds. */
  readonly readInput: (model: Model) => Input;
  /** Puts a recipe into the form of its model, which can be undone. Its places are those of images that did not come along. */
  readonly onApply: (
    recipe: Pick<Recipe, 'model' | 'title' | 'isPartial' | 'input'> & { readonly places?: readonly Place[] },
  ) => void;
};
