import { z } from 'zod/mini';

const figures = {
  /** USD of the tasks whose cost is reported or estimated. */
  usd: z.number(),
  /** USD held back for tasks whose cost is not settled. */
  reservedUsd: z.number(),
  tasks: z.int(),
  /** How many of them are estimates, because their provider tells no cost. */
  estimatedTasks: z.int(),
  /** How many ended without any figure: unknown is not 0. */
  unknownTasks: z.int(),
};

export const spendLineSchema = z.object({
  /** `YYYY-MM-DD`, UTC. */
  day: z.string(),
  model: z.string(),
  provider: z.string(),
  sandbox: z.boolean(),
  ...figures,
});

/** What was spent. Play money of the sandbox stands apart from real money. */
export const spendReportSchema = z.object({
  today: z.object({ live: z.object(figures), sandbox: z.object(figures) }),
  lines: z.array(spendLineSchema),
});
export type SpendReport = z.infer<typeof spendReportSchema>;
