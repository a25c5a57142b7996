import { isFinal } from '#core/task.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import type { ImageRow, TaskRow } from '#server/ledger/task-row.ts';
import { type Evidence, isOf } from './evidence.ts';
import type { Schedule, TaskPlan } from './schedule.ts';

/** O2: every charged result is a file with its row, or its task or slot says why not. */
export function nothingPaidIsLost({
  schedule,
  user,
  ledger,
  outputs,
  executed,
  files,
}: Evidence): readonly string[] {
  return schedule.tasks.flatMap((plan) => {
    if (!user.taken.has(plan.id)) return [];
    const row = ledger.tasks.find(({ id }) => id === plan.id);
    if (!row) return [`O2: task ${plan.id} was taken, and is not in the ledger.`];
    // A second prediction that Replicate makes of its own accord is told to nobody who does not ask.
    const told = executed.filter(
      (entry) => isOf(entry, plan) && !(entry.provider === 'replicate' && entry.fate.isTwin),
    );
    const ids = new Set(told.map(({ id }) => id));
    const images = ledger.images.filter(({ task }) => task === plan.id);
    const kept = images.filter(({ state, sha256 }) => state === 'saved' && files.has(sha256 ?? ''));
    const lost = outputs
      .filter(({ taskId }) => ids.has(taskId))
      .filter(({ hashes }) => {
        const at = kept.findIndex(({ sha256 }) => hashes.has(sha256 ?? ''));
        return at === -1 || kept.splice(at, 1).length === 0;
      });
    const unexplained =
      lost.length -
      (mayBeLost(schedule, plan) ? explained(row, images) : excused(row)) -
      (schedule.faults.some(({ do: action }) => action === 'drop_result') ? unaskedOf(told) : 0);
    return unexplained > 0
      ? [
          `O2: ${unexplained} of ${lost.length} lost results of task ${plan.id} (${row.status}) are not explained: ` +
            lost.map(({ pictureId }) => pictureId).join(', '),
        ]
      : [];
  });
}

/** How many results were made beyond what was asked: that an answer lacks one of these nobody can tell. */
function unaskedOf(executed: readonly TaskEntry[]): number {
  return executed.filter(({ fate }) => fate.isTwin).reduce((sum, { pictures }) => sum + pictures.length, 0);
}

/** How many results a task says that it does not have, and why: all of them, or slot by slot. */
function explained(row: TaskRow, images: readonly ImageRow[]): number {
  if (row.status === 'expired') return Number.POSITIVE_INFINITY;
  return excused(row) || images.filter(({ state, error }) => state === 'missing' && error !== null).length;
}

/**
 * Unknown, forgotten, or sent once more at its user's word: it may have been paid, and the ledger says so. Or it had ended so,
 * was found since, and is under way again.
 */
function excused(row: TaskRow): number {
  const isForgotten = row.status === 'canceled' && row.error !== null;
  const isWhole = row.status === 'unknown' || isForgotten || row.doubt_usd > 0 || !isFinal(row.status);
  return isWhole ? Number.POSITIVE_INFINITY : 0;
}

/** Whether anything in the schedule can keep a result from arriving; where nothing does, no reason is good enough. */
function mayBeLost({ faults, habits }: Schedule, { input }: TaskPlan): boolean {
  const isForgetful =
    (habits.remembersMs ?? habits.archiveRemembersMs ?? null) !== null || input.ttl !== undefined;
  const isLossy = (fault: Schedule['faults'][number]) => fault.on === 'download' || LOSSY.has(fault.do);
  return isForgetful || faults.some(isLossy);
}

const LOSSY: ReadonlySet<string> = new Set([
  'drop_result',
  'expire_url',
  'patch',
  'wrong_type',
  'fail_item',
  'fail',
]);
