import { z } from 'zod';
import { taskSchema } from '#core/task.ts';

/** The name under which a recipe stands in a PNG, and as property of an XMP packet. */
export const RECIPE_KEYWORD = 'proofsheet';

/** The namespace of that property. */
export const RECIPE_NAMESPACE = 'urn:proofsheet:recipe';

/** What makes an image again, as it leaves this program: inside an image, or as a file of its own. All of it is listed here. */
export const recipeSchema = z.object({
  program: z.literal('Proofsheet'),
  /** Of this form. One of a later version is not read. */
  version: z.literal(1),
  /** The id of its definition: `runware/alibaba:qwen-image@2512`. */
  model: z.string(),
  /** What the user set, without private values and without the images that lie here. */
  input: taskSchema.shape.input,
  /** Decimal digits: the one that came back, else the one that was sent. */
  seed: z.string().nullable(),
  /** In pixels, as it came; `null` where it tells of no one image. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** When it was asked for: ISO 8601, UTC. */
  made: z.string(),
});
export type Recipe = z.infer<typeof recipeSchema>;
