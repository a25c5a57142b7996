import type { InputValue } from '#core/schema/input.ts';
import type { RestingRow } from './resting-rows.ts';

/** A row as the list shows it; one that is off is not sent. */
export type ListRow = { readonly row: InputValue; readonly isOn: boolean };

/** What is sent and what rests, as one list. A place beyond the end, since the list became shorter, is the end. */
export function mergeRows(sent: readonly InputValue[], resting: readonly RestingRow[]): readonly ListRow[] {
  const rows: ListRow[] = sent.map((row) => ({ row, isOn: true }));
  for (const { place, row } of resting.toSorted((a, b) => a.place - b.place)) {
    rows.splice(place, 0, { row, isOn: false });
  }
  return rows;
}

/** The same list as its two parts. */
export function splitRows(rows: readonly ListRow[]): {
  readonly sent: readonly InputValue[];
  readonly resting: readonly RestingRow[];
} {
  return {
    sent: rows.flatMap(({ row, isOn }) => (isOn ? [row] : [])),
    resting: rows.flatMap(({ row, isOn }, place) => (isOn ? [] : [{ place, row }])),
  };
}
