import { z } from 'zod/mini';
import { rawRecipeSchema } from './raw-recipe.ts';

/** What a link carries, and a file of presets: recipes, and whatever else stands there, to be named. */
export function recipesSchema(most: number) {
  return z.looseObject({ recipes: z.array(rawRecipeSchema).check(z.minLength(1), z.maxLength(most)) });
}
