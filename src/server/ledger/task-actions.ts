import type { Task } from '#core/task.ts';
import { endOf } from './end-task.ts';
import { followReport } from './follow-task.ts';
import { jobOf, type RunnerContext } from './runner-context.ts';

/** What stopping a task came to, in the words for its user. */
export type Cancellation = {
  readonly kind: 'stopped' | 'cannot-stop' | 'ended';
  readonly mayBeCharged: boolean;
  readonly message: string;
};

/** Stops a task where that can be done, and says whether it may still be charged. */
export async function cancelTask(context: RunnerContext, task: Task): Promise<Cancellation> {
  const { ledger, models, clock } = context;
  const row = ledger.row(task.id);
  if (!row) return { kind: 'ended', mayBeCharged: false, message: 'This task is not here.' };
  if (row.status === 'accepted') {
    ledger.record(row.id, {
      task: endOf(
        row,
        models.get(row.model),
        { status: 'canceled', error: null, images: [], isFree: true },
        clock.now(),
      ),
    });
    return {
      kind: 'stopped',
      mayBeCharged: false,
      message: 'Stopped before it was sent. Nothing is charged.',
    };
  }
  const lane = context.laneOf(row);
  const model = models.get(row.model);
  if (row.status === 'running' && lane?.provider.cancel && model) {
    const report = await lane.provider.cancel(jobOf(row, model), lane.upstream.call).catch(() => null);
    if (!report) {
      const message = `${lane.provider.title} did not take the word to stop. The task goes on; try again.`;
      return { kind: 'cannot-stop', mayBeCharged: true, message };
    }
    await followReport(context, row.id, report, lane);
    return {
      kind: 'stopped',
      mayBeCharged: true,
      message: `${lane.provider.title} was told to stop. What it had done may be charged.`,
    };
  }
  if (row.status === 'saving') {
    const message = 'Its images are being saved already. It is charged.';
    return { kind: 'cannot-stop', mayBeCharged: true, message };
  }
  if (row.status === 'sending' || row.status === 'running') {
    const title = lane?.provider.title ?? row.provider;
    return {
      kind: 'cannot-stop',
      mayBeCharged: true,
      message: `${title} cannot stop a task that it has. It goes on, and is charged.`,
    };
  }
  return { kind: 'ended', mayBeCharged: false, message: 'This task has ended already.' };
}

/** The user's word on a task that could not be settled. Answers whether there was something to settle. */
export function resolveTask(
  { ledger, clock, models }: RunnerContext,
  task: Task,
  action: 'retry' | 'forget',
): boolean {
  const row = ledger.row(task.id);
  if (row?.status !== 'unknown') return false;
  const now = clock.now();
  if (action === 'retry') {
    // It goes back into the queue; as it was sent before, the provider is asked once more before it is sent again.
    ledger.record(row.id, {
      task: { status: 'accepted', error: null, ended_at: null, doubt_at: null, attempts: 0, next_at: now },
    });
  } else {
    ledger.record(row.id, {
      task: endOf(row, models.get(row.model), { status: 'canceled', error: row.error, images: [] }, now),
    });
  }
  return true;
}
