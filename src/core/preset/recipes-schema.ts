import { z } from 'zod';
import { rawRecipeSchema } from './raw-recipe.ts';

/** What a link carries, and a file of presets: recipes, and whatever else stands there, to be named. */
export function recipesSchema(most: number) {
  return z.looseObject({ recipes: z.array(rawRecipeSchema).min(1).max(most) });
}
