import { z } from 'zod/mini';

const moneySchema = z.object({
  /** USD of the tasks whose cost is reported or estimated. */
  usd: z.number(),
  estimatedTasks: z.int(),
  /** How many ended without any figure: unknown is not 0. */
  unknownTasks: z.int(),
});

/** What the tasks come to that a query finds. Play money of the sandbox stands apart from real money. */
export const totalsSchema = z.object({
  tasks: z.int(),
  images: z.int(),
  pixels: z.int(),
  bytes: z.int(),
  live: moneySchema,
  sandbox: moneySchema,
  /** What everything takes on disk, in bytes: images of the ledger, those of them in the bin, and uploads. */
  storage: z.object({ imageBytes: z.int(), binBytes: z.int(), uploadBytes: z.int() }),
});
export type Totals = z.infer<typeof totalsSchema>;
