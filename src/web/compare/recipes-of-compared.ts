import type { Compared } from '#core/compare/compared.ts';
import type { LinkedRecipe } from '#core/preset/linked-recipe.ts';
import { toShareable } from '#core/preset/to-shareable.ts';
import { titleAt } from '#core/schema/title-at.ts';
import { recipeOfTask } from '#web/task/recipe-of-task.ts';
import { modelTitle } from './model-title.ts';

type Shared = {
  readonly recipes: readonly LinkedRecipe[];
  /** What of them does not travel, each in a sentence that begins with the number of its image. */
  readonly left: readonly string[];
};

/** What makes all that is compared, as a link carries it. `hashes` are those of the definitions, by the model's id. */
export function recipesOfCompared(all: readonly Compared[], hashes: ReadonlyMap<string, string>): Shared {
  const shared = all.map((compared, index) => shareOne(compared, index + 1, hashes));
  return {
    recipes: shared.flatMap(({ recipes }) => recipes),
    left: shared.flatMap(({ left }) => left),
  };
}

function shareOne(compared: Compared, number: number, hashes: ReadonlyMap<string, string>): Shared {
  const { task, image, model } = compared;
  // Without its definition nobody knows which of its values are private.
  if (!model) return { recipes: [], left: [`Image ${number}: left out, since its model is gone.`] };
  const { input, imagePaths } = toShareable(model, recipeOfTask({ ...task, images: [image] }, model, true));
  const titles = new Set(imagePaths.map((path) => titleAt(model.fields, path)));
  const recipe = {
    model: model.id,
    definition: hashes.get(model.id) ?? '',
    title: `${number}. ${modelTitle(compared)}`,
    description: '',
    isPartial: false,
    input,
  };
  return imagePaths.length === 0
    ? { recipes: [recipe], left: [] }
    : {
        recipes: [{ ...recipe, missingImages: imagePaths }],
        left: [`Image ${number}: without ${[...titles].join(', ')}, which its reader chooses.`],
      };
}
