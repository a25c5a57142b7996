import type { Ledger } from './ledger.ts';

type Move = {
  readonly id: string;
  /** The task before which it is to be sent; `null`: after all that wait. */
  readonly before: string | null;
};

/**
 * Gives a task that waits another turn among those that wait for its provider. The turns themselves stay, and are handed
 * round. Answers whether it could: both must still wait, for the same provider.
 */
export function moveTask(ledger: Ledger, { id, before }: Move): boolean {
  const row = ledger.row(id);
  if (row?.status !== 'accepted' || before === id) return false;
  const waiting = ledger.waiting(row);
  const others = waiting.filter((task) => task.id !== id);
  const at = before === null ? others.length : others.findIndex((task) => task.id === before);
  if (at === -1) return false;
  const moved = others.toSpliced(at, 0, { id, place: 0 });
  const steps = moved.flatMap((task, turn) => {
    const place = waiting[turn]?.place ?? 0;
    // Those that stand where they stood keep their turn.
    return waiting[turn]?.id === task.id ? [] : [[task.id, { task: { place } }] as const];
  });
  ledger.recordAll(steps);
  return true;
}
