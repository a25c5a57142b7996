import { stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { deriveUuid } from '#server/emulator/derive-uuid.ts';
import { executeTask } from '#server/emulator/execute-task.ts';
import { priceOf } from '#server/emulator/price-of.ts';
import { readRoles } from '#server/emulator/read-roles.ts';
import { scheduleTask } from '#server/emulator/schedule-task.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import { checkImageInference } from './check-image-inference.ts';
import { conflictOf } from './conflict-of.ts';
import { seedsOf } from './seeds-of.ts';
import { showRuns } from './show-runs.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';
import { withoutStatus } from './without-status.ts';

/** How long a URL lives without `ttl`, ms. Runware does not say (runware.md §3); a week is this sandbox's choice. */
const DEFAULT_LIFE_MS = 7 * 24 * 3600 * 1000;

/**
 * Takes a task, charges for it, and acknowledges it or, asked to be synchronous, answers with its results when they are there.
 * A UUID that was run before is refused, neither run nor charged. Source: shared/contracts/runware.md §2.
 */
export async function runImageInference(order: TaskOrder): Promise<TaskAnswer> {
  const { desk, task, signal } = order;
  const checked = await checkImageInference(order);
  if ('errors' in checked) return checked;
  const { model, input, taskUUID } = checked;
  // From here to the entry in the book nothing waits: of two tasks with one UUID in one request the second is refused.
  const earlier = desk.book.tasks.get('runware', taskUUID);
  if (earlier && (desk.habits.conflict === 'for-ever' || earlier.endsMs > desk.clock.now())) {
    desk.book.addConflict(taskUUID);
    return { data: [], errors: [conflictOf(taskUUID)] };
  }
  const entry = toEntry({ order, model, input, taskUUID });
  const costUsd = entry.usdPerImage * entry.pictures.length;
  if (desk.book.spentUsd('runware') + costUsd > desk.balanceUsd) {
    return {
      data: [],
      errors: [{ code: 'insufficientCredits', message: 'The balance is too low for this task.' }],
    };
  }
  const { createdMs, endsMs, fate } = executeTask(desk, entry);
  const delivery = input.deliveryMethod ?? 'sync';
  if (delivery === 'async') return { data: [{ taskType: task.taskType, taskUUID }], errors: [] };
  const shownMs = endsMs + (fate.lateMs ?? 0);
  await desk.clock.sleep(shownMs - createdMs, signal);
  const { data, errors } = await showRuns(order, desk.book.tasks.runs('runware', taskUUID), shownMs);
  return { data: data.map(withoutStatus), errors };
}

type Accepted = {
  readonly order: TaskOrder;
  readonly model: Model;
  readonly input: Input;
  readonly taskUUID: string;
};

function toEntry({ order, model, input, taskUUID }: Accepted): TaskEntry {
  const { desk, task } = order;
  const nowMs = desk.clock.now();
  const count = readRoles(model, input).number('count') ?? 1;
  const times = scheduleTask({ key: taskUUID, count, nowMs, pace: desk.pace });
  const isRepeat = desk.book.tasks.get('runware', taskUUID) !== null;
  const lifeMs = typeof input.ttl === 'number' ? input.ttl * 1000 : DEFAULT_LIFE_MS;
  return {
    provider: 'runware',
    id: taskUUID,
    model: model.id,
    request: stringifyJson(task),
    input,
    createdMs: nowMs,
    ...times,
    deadlineMs: null,
    canceledMs: null,
    usdPerImage: priceOf(model, input),
    pictures: seedsOf({ model, input, taskUUID, count }).map((seed, place) => {
      // A UUID that is run twice makes other images the second time.
      const id = deriveUuid(`image ${place} of ${taskUUID}${isRepeat ? ` at ${nowMs}` : ''}`);
      return { id, seed, expiresMs: times.endsMs + lifeMs, address: id, isPaid: true };
    }),
    fate: {},
  };
}
