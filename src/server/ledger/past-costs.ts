import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { likenessOf, type PastCost } from '#core/past-costs.ts';
import { taskSchema } from '#core/task.ts';

export type PastCosts = ReturnType<typeof openPastCosts>;

/** How many images of a model are looked at, the newest first: prices change. */
const LOOKED_AT = 500;

const rowSchema = z.object({
  sent: z
    .string()
    .transform((text): unknown => parseJson(text))
    .pipe(taskSchema.shape.sent),
  usd: z.number(),
});

/** What images cost by their provider's own word. Play money and real money are never mixed. */
export function openPastCosts(database: DatabaseSync) {
  const reported = database.prepare(`
    SELECT sent, images.cost_usd AS usd FROM tasks JOIN images ON images.task = tasks.id
    WHERE model = ? AND sandbox = ? AND images.cost_usd IS NOT NULL AND purged_at IS NULL AND imported_at IS NULL
    ORDER BY tasks.accepted_at DESC, tasks.seq DESC LIMIT ${LOOKED_AT}
  `);

  /** The middle cost of the images of one model, by what makes them alike in price. */
  function of(model: Model, { sandbox }: { readonly sandbox: boolean }): readonly PastCost[] {
    const images = reported.all(model.id, Number(sandbox)).map((row) => rowSchema.parse(row));
    const byLikeness = Map.groupBy(images, ({ sent }) => likenessOf(model, sent));
    return [...byLikeness].map(([like, alike]) => {
      const costs = alike.map(({ usd }) => usd).toSorted((a, b) => a - b);
      return { like, usdPerImage: costs[Math.floor((costs.length - 1) / 2)] ?? 0, count: costs.length };
    });
  }

  return { of };
}
