import { z } from 'zod/mini';

/** How many tasks one run may make. */
export const MOST_TASKS = 50;

/**
 * How many tasks a run makes, and their seeds: drawn for each, counted up from the one in the form, or the same for all. One
 * task takes the seed of the form as it is.
 */
export const runPlanSchema = z.catch(
  z.object({
    count: z.catch(z.int().check(z.minimum(1), z.maximum(MOST_TASKS)), 1),
    /** `null`: counted up where the form has a seed, else drawn. */
    seeds: z.catch(z.nullable(z.enum(['draw', 'next', 'same'])), null),
  }),
  { count: 1, seeds: null },
);
export type RunPlan = z.infer<typeof runPlanSchema>;
