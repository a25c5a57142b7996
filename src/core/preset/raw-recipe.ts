import { z } from 'zod/mini';

/** A recipe as it comes from anywhere: its form is checked, its input is not, and what else stands in it is kept to be named. */
export const rawRecipeSchema = z.looseObject({
  model: z.string().check(z.maxLength(200)),
  definition: z._default(z.string().check(z.maxLength(64)), ''),
  title: z._default(z.string().check(z.maxLength(200)), ''),
  description: z._default(z.string().check(z.maxLength(4_000)), ''),
  isPartial: z._default(z.boolean(), false),
  input: z.record(z.string(), z.unknown()),
  missingImages: z.optional(z.unknown()),
  previews: z.optional(z.unknown()),
});
export type RawRecipe = z.infer<typeof rawRecipeSchema>;
