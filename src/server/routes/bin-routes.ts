import { Hono } from 'hono';
import { emptyBin } from '#server/ledger/empty-bin.ts';
import { Problem } from '#server/problem.ts';
import type { Services } from '#server/services.ts';

/** The bin as a whole: what is in it can be made to go before its thirty days. */
export function binRoutes({ bin, runner }: Services) {
  return new Hono().delete('/', async (context) => {
    const { tasks, isWhole } = await emptyBin(bin, runner);
    if (!isWhole)
      throw new Problem(
        409,
        'The bin is emptied only while no image is being made or saved, and one is. Try again in a moment.',
      );
    return context.json({ tasks });
  });
}
