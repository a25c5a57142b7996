import type { Model } from '#core/models/registry.ts';
import { type InputValue, isInputObject } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { privatePaths } from '#core/schema/private-paths.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import type { RestingRow, RestingRows } from '#web/form/state/resting-rows.ts';
import { browserStorage } from '#web/ui/browser-storage.ts';

/** Rows that are switched off outlive the page: for each model, under this and its id. Version 1. */
const KEY = 'proofsheet.resting.1.';

/** Beside a model's draft. What cannot be read is left out, and private values are none of a storage's business. */
export const restingStorage = {
  read(model: Model): RestingRows {
    const lists = Object.entries(toSparseInput(browserStorage.read(KEY + model.id)));
    return storable(
      model,
      lists.map(([path, rows]) => [path, Array.isArray(rows) ? rows.flatMap(salvageRow) : []]),
    );
  },
  write(model: Model, resting: RestingRows): void {
    const rows = storable(model, Object.entries(resting));
    if (Object.keys(rows).length > 0) browserStorage.write(KEY + model.id, rows);
    else browserStorage.remove(KEY + model.id);
  },
};

function storable(model: Model, lists: readonly (readonly [string, readonly RestingRow[]])[]): RestingRows {
  const isPrivate = (path: string, rows: readonly RestingRow[]) =>
    privatePaths(
      model,
      setAt(
        {},
        path,
        rows.map(({ row }) => row),
      ),
    ).length > 0;
  return Object.fromEntries(lists.filter(([path, rows]) => !isPrivate(path, rows)));
}

function salvageRow(stored: InputValue): readonly RestingRow[] {
  if (!isInputObject(stored)) return [];
  const { place, row = {} } = stored;
  if (typeof place !== 'number' || !Number.isInteger(place) || place < 0 || !isInputObject(row)) return [];
  return [{ place, row }];
}
