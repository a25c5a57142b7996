import type { Exchange } from '#core/exchange.ts';
import type { ImageRow } from './task-row.ts';
import type { ImportedTaskRow } from './tasks-table.ts';

/** A task of another ledger with all that is its. */
export type BroughtIn = {
  readonly task: ImportedTaskRow;
  readonly images: readonly ImageRow[];
  readonly exchanges: readonly Exchange[];
};
