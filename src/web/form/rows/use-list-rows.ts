import { useSyncExternalStore } from 'react';
import { useWatch } from 'react-hook-form';
import type { InputValue } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { useRowKeys } from '#web/form/layout/use-row-keys.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { type ListRow, mergeRows } from '#web/form/state/list-rows.ts';

/** What becomes of a list in one step. */
export type RowChanges = {
  readonly insert: (index: number, row: ListRow) => void;
  /** Puts the same row behind it. */
  readonly copy: (index: number) => void;
  readonly move: (from: number, to: number) => void;
  readonly remove: (index: number) => void;
  readonly turn: (index: number, isOn: boolean) => void;
};

/**
 * The rows of a list with keys that stay with them. Renders its caller when their number changes, or which of them are on; what
 * is typed into one that is on does not, so its `row` may be older.
 */
export function useListRows(path: string): {
  readonly rows: readonly (ListRow & { readonly key: number })[];
  readonly changes: RowChanges;
} {
  const { form } = useFormScope();
  useWatch({
    control: form.rhf.control,
    name: path,
    compute: (value: unknown) => (Array.isArray(value) ? value.length : 0),
  });
  useSyncExternalStore(form.resting.subscribe, () => form.resting.of(path));
  const list = readList();
  const { keys, ...keyed } = useRowKeys(list.length);

  function readList(): readonly ListRow[] {
    const { rows } = toSparseInput({ rows: form.rhf.getValues(path) });
    const sent: readonly InputValue[] = Array.isArray(rows) ? rows : [];
    return mergeRows(sent, form.resting.of(path));
  }

  function insert(index: number, row: ListRow): void {
    keyed.insert(index);
    form.setRows(path, readList().toSpliced(index, 0, row));
  }

  return {
    rows: keys.flatMap((key, index) => {
      const row = list[index];
      return row ? [{ ...row, key }] : [];
    }),
    changes: {
      insert,
      copy(index) {
        const row = readList()[index];
        if (row) insert(index + 1, row);
      },
      move(from, to) {
        const now = readList();
        const moved = now[from];
        if (!moved || to < 0 || to >= now.length) return;
        keyed.move(from, to);
        form.setRows(path, now.toSpliced(from, 1).toSpliced(to, 0, moved));
      },
      remove(index) {
        keyed.remove(index);
        form.setRows(path, readList().toSpliced(index, 1));
      },
      turn(index, isOn) {
        form.setRows(
          path,
          readList().map((row, at) => (at === index ? { ...row, isOn } : row)),
        );
      },
    },
  };
}
