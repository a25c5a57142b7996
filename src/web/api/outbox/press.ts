import { z } from 'zod/mini';
import { taskRequestSchema } from '#core/task.ts';

/** One press of Generate that no answer of the server is known of. Kept as JSON, so it is checked when it is read again. */
export const pressSchema = z.extend(taskRequestSchema, {
  /** Milliseconds since 1970. */
  pressedAt: z.number(),
  /** The browser was offline whenever it was sent: it cannot have left. */
  isOffline: z.boolean(),
  /** Where its private values stand. They are in this page's memory alone, and missing in what is stored. */
  privatePaths: z._default(z.array(z.string()), []),
});
export type Press = z.infer<typeof pressSchema>;
