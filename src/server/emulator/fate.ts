import { z } from 'zod';

/** What a script of faults has in mind for a task, beyond its times. Kept in the book, so that it holds after a restart. */
export const fateSchema = z.object({
  /** Its results are shown only that much later than they are due, ms. */
  lateMs: z.number().optional(),
  /** It is executed twice, and charged twice. */
  isDoubled: z.boolean().optional(),
  /** It is the second of the two; Runware shows both under one `taskUUID`. */
  isTwin: z.boolean().optional(),
  /** It fails as a whole. Its run time is told where it is given, in seconds. */
  failure: z
    .object({ error: z.string(), predictTimeS: z.number().optional(), isCharged: z.boolean() })
    .optional(),
  /** Some of its generations fail. */
  failedItems: z
    .array(z.object({ index: z.number(), code: z.string(), message: z.string(), isCharged: z.boolean() }))
    .optional(),
});
export type Fate = z.infer<typeof fateSchema>;
