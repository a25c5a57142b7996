import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { sumUsd } from '#core/cost.ts';
import type { Totals } from '#core/totals.ts';
import { type Search, searchConditions } from './search-conditions.ts';

/** What is looked for, in the bin or outside. */
export type SearchedTasks = { readonly search: Search; readonly isInBin: boolean };

const count = z
  .int()
  .nullable()
  .transform((value) => value ?? 0);
const rowSchema = z.object({
  sandbox: z.int(),
  tasks: z.int(),
  images: z.int(),
  pixels: z.int(),
  bytes: z.int(),
  usd: z.number(),
  estimatedTasks: z.int(),
  unknownTasks: z.int(),
});
const storageSchema = z.object({ imageBytes: count, binBytes: count, uploadBytes: count });

/** What the images come to that a search finds, and the tasks without any. */
export function searchTotals(database: DatabaseSync, { search, isInBin }: SearchedTasks): Totals {
  const { ofTask, ofImage } = searchConditions(database, search, 'task');
  const conditions = [...ofTask, ...ofImage];
  const where = ['deleted = ?', ...conditions.map(({ text }) => text)].join(' AND ');
  const rows = database
    .prepare(`
      SELECT sandbox, COUNT(*) AS tasks, SUM(images) AS images, SUM(pixels) AS pixels, SUM(bytes) AS bytes,
        SUM(usd) AS usd, SUM(isEstimated) AS estimatedTasks, SUM(isUnknown) AS unknownTasks
      FROM (
        SELECT sandbox, SUM(images) AS images, SUM(pixels) AS pixels, SUM(bytes) AS bytes, SUM(usd) AS usd,
          MAX(cost_kind = 'estimated') AS isEstimated, MAX(cost_kind = 'unknown') AS isUnknown
        FROM tallies WHERE ${where} GROUP BY task
      ) GROUP BY sandbox
    `)
    .all(Number(isInBin), ...conditions.flatMap(({ values }) => values))
    .map((row) => rowSchema.parse(row));
  const sum = (of: 'tasks' | 'images' | 'pixels' | 'bytes') => rows.reduce((all, row) => all + row[of], 0);
  return {
    tasks: sum('tasks'),
    images: sum('images'),
    pixels: sum('pixels'),
    bytes: sum('bytes'),
    live: moneyOf(rows.filter(({ sandbox }) => sandbox === 0)),
    sandbox: moneyOf(rows.filter(({ sandbox }) => sandbox === 1)),
    storage: storageOf(database),
  };
}

function moneyOf(rows: readonly z.infer<typeof rowSchema>[]): Totals['live'] {
  return {
    usd: sumUsd(rows.map(({ usd }) => usd)),
    estimatedTasks: rows.reduce((all, row) => all + row.estimatedTasks, 0),
    unknownTasks: rows.reduce((all, row) => all + row.unknownTasks, 0),
  };
}

/** Images that are the same to the last byte share a file and are counted each: the sum is never too low. */
function storageOf(database: DatabaseSync): Totals['storage'] {
  const row = database
    .prepare(`
      SELECT SUM(bytes) AS imageBytes, SUM(CASE deleted WHEN 1 THEN bytes END) AS binBytes,
        (SELECT SUM(bytes) FROM uploads) AS uploadBytes
      FROM tallies
    `)
    .get();
  return storageSchema.parse(row);
}
