import { z } from 'zod';
import { toSparseInput } from '#core/schema/sparse.ts';
import type { Worksheet } from './worksheet.ts';

const heldSchema = z.object({ model: z.string(), value: z.unknown() });

/** What can be read of a worksheet that was stored, topic by topic. Whatever cannot is left out; never throws. */
export function salvageWorksheet(stored: unknown): Worksheet {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).flatMap(([topic, entry]) => {
    const held = heldSchema.safeParse(entry).data;
    const { value } = toSparseInput({ value: held?.value });
    return held && value !== undefined ? [[topic, { model: held.model, value }] as const] : [];
  });
  return Object.fromEntries(entries);
}
