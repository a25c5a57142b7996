import { z } from 'zod/mini';
import { toSparseInput } from '#core/schema/sparse.ts';
import type { Held, Worksheet } from './worksheet.ts';

const heldSchema = z.object({
  model: z.string(),
  value: z.unknown(),
  instead: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
});

/** What can be read of a worksheet that was stored, topic by topic. Whatever cannot is left out; never throws. */
export function salvageWorksheet(stored: unknown): Worksheet {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).flatMap(([topic, entry]) => {
    const held = heldSchema.safeParse(entry).data;
    const { value } = toSparseInput({ value: held?.value });
    if (!held || value === undefined) return [];
    return [[topic, { model: held.model, value, instead: salvageInstead(held.instead) }] as const];
  });
  return Object.fromEntries(entries);
}

function salvageInstead(stored: Readonly<Record<string, unknown>> | undefined): Held['instead'] {
  if (!stored) return undefined;
  return Object.fromEntries(
    Object.entries(stored).map(([model, value]) => [model, toSparseInput({ value }).value ?? null] as const),
  );
}
