import { z } from 'zod';

/** A recipe as it comes from anywhere: its form is checked, its input is not, and what else stands in it is kept to be named. */
export const rawRecipeSchema = z.looseObject({
  model: z.string().max(200),
  definition: z.string().max(64).default(''),
  title: z.string().max(200).default(''),
  description: z.string().max(4_000).default(''),
  isPartial: z.boolean().default(false),
  input: z.record(z.string(), z.unknown()),
  missingImages: z.unknown().optional(),
  previews: z.unknown().optional(),
});
export type RawRecipe = z.infer<typeof rawRecipeSchema>;
