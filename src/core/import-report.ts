import { z } from 'zod/mini';

/** What became of an export that was brought in. */
export const importReportSchema = z.object({
  /** Tasks that came in, those that were here already and are as they were, and those that lie in the bin, as before. */
  imported: z.int(),
  known: z.int(),
  inBin: z.int(),
  /** What of it could not be taken, by its name in the file, each with the reason. */
  broken: z.array(z.object({ name: z.string(), why: z.string() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;
