import { z } from 'zod/mini';

/** A change to click that would settle an issue. A `null` value takes the parameter out. */
const fixSchema = z.object({
  label: z.string(),
  changes: z.array(
    z.object({ path: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
  ),
});

/** What is wrong, or doubtful, at one path of an input. Errors block a run, warnings do not. */
export const issueSchema = z.object({
  path: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  fixes: z._default(z.array(fixSchema), []),
});

export type Fix = z.infer<typeof fixSchema>;
export type Issue = z.infer<typeof issueSchema>;
