import { z } from 'zod/mini';

const markSchema = z.looseObject({ recipes: z.unknown() });

/** Whether a JSON value is written as a file of presets is; what is in it may still be refused. */
export function holdsRecipes(json: unknown): boolean {
  const mark = markSchema.safeParse(json);
  return mark.success && mark.data.recipes !== undefined;
}
