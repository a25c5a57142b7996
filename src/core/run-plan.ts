import { z } from 'zod';

/** How many tasks one run may make. */
export const MOST_TASKS = 50;

/**
 * How many tasks a run makes, and their seeds: drawn for each, counted up from the one in the form, or the same for all. One
 * task takes the seed of the form as it is.
 */
export const runPlanSchema = z
  .object({
    count: z.int().min(1).max(MOST_TASKS).catch(1),
    /** `null`: counted up where the form has a seed, else drawn. */
    seeds: z.enum(['draw', 'next', 'same']).nullable().catch(null),
  })
  .catch({ count: 1, seeds: null });
export type RunPlan = z.infer<typeof runPlanSchema>;
