import { isFinal } from '#core/task.ts';
import type { ImageRow, TaskRow } from '#server/ledger/task-row.ts';
import { type Evidence, isOf, usdOf } from './evidence.ts';
import type { LedgerFile } from './read-ledger.ts';
import type { Schedule, TaskPlan } from './schedule.ts';

/**
 * What holds after every run, against the provider's own book. Source: shared/faults.md §1. What holds at every moment of it
 * is looked after by `watch-tasks.ts` (O3, O6) and `run.ts` (O3, O4).
 */
export function checkInvariants(evidence: Evidence): readonly string[] {
  return [
    ...chargedOnce(evidence),
    ...nothingPaidIsLost(evidence),
    ...everyTaskHasANextStep(evidence.ledger),
    ...spendCoversTheBook(evidence),
    ...spendEqualsTheBook(evidence),
    ...requestsAreBounded(evidence),
    ...whatIsAnnouncedIsOnDisk(evidence),
  ];
}

/** O1: charges per task ≤ 1, unless the script had it executed twice, or its user had it sent again. */
function chargedOnce({ schedule, user, executed }: Evidence): readonly string[] {
  return schedule.tasks.flatMap((plan) => {
    const charged = executed.filter(
      (entry) => isOf(entry, plan) && !entry.fate.isTwin && entry.pictures.some(({ isPaid }) => isPaid),
    );
    const allowed = user.taken.has(plan.id) ? 1 + (user.retries.get(plan.id) ?? 0) : 0;
    return charged.length > allowed
      ? [`O1: task ${plan.id} was charged ${charged.length} times; ${allowed} at the most.`]
      : [];
  });
}

/** O2: every charged result is a file with its row, or its task or slot says why not. */
function nothingPaidIsLost({
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
    const unexplained = lost.length - (mayBeLost(schedule, plan) ? explained(row, images) : excused(row));
    return unexplained > 0
      ? [
          `O2: ${unexplained} of ${lost.length} lost results of task ${plan.id} (${row.status}) are not explained: ` +
            lost.map(({ pictureId }) => pictureId).join(', '),
        ]
      : [];
  });
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

/** O3: a task that has not ended has a next step with its time. */
export function everyTaskHasANextStep({ tasks }: LedgerFile): readonly string[] {
  return tasks
    .filter(({ status, next_at }) => !isFinal(status) && next_at === null)
    .map(({ id, status }) => `O3: task ${id} is ${status} and has no next step.`);
}

/** O4: what is spent and what is held back cover the book. */
function spendCoversTheBook({ ledger, executed }: Evidence): readonly string[] {
  const shownUsd = ledger.tasks.reduce(
    (sum, { cost_usd, reserved_usd, doubt_usd }) => sum + (cost_usd ?? 0) + reserved_usd + doubt_usd,
    0,
  );
  const bookUsd = usdOf(executed);
  return shownUsd < bookUsd - 1e-6
    ? [`O4: $${shownUsd} is shown or held back at the end; $${bookUsd} was charged.`]
    : [];
}

/** O4: a cost that the provider reported is the one in its book. */
function spendEqualsTheBook({ schedule, user, ledger, executed }: Evidence): readonly string[] {
  const isTold = !schedule.faults.some((fault) =>
    ['patch', 'wrong_type', 'drop_result', 'fail_item'].includes(fault.do),
  );
  if (!isTold) return [];
  return schedule.tasks.flatMap((plan) => {
    const row = ledger.tasks.find(({ id }) => id === plan.id);
    const isSettled = row?.cost_kind === 'reported' && row.status === 'done' && !user.retries.has(plan.id);
    if (!row || !isSettled || plan.provider !== 'runware') return [];
    const usd = executed
      .filter((entry) => isOf(entry, plan))
      .reduce((sum, entry) => sum + entry.usdPerImage * entry.pictures.length, 0);
    return Math.abs((row.cost_usd ?? 0) - usd) > 1e-6
      ? [`O4: task ${plan.id} shows $${row.cost_usd}, and the book $${usd}.`]
      : [];
  });
}

/** Questions to one provider in any second of the clock. Windows are wider: a busy machine bunches what was sent in time. */
const QUESTIONS_PER_SECOND = 40;
const WINDOW_MS = 10_000;

/** O5: requests upstream are bounded, for each task and in each second. */
function requestsAreBounded({ schedule, user, submits, arrivals }: Evidence): readonly string[] {
  const turnedAway = schedule.faults
    .filter(
      (fault) =>
        fault.on === 'submit' && fault.do === 'status' && [401, 402, 403, 429].includes(fault.status),
    )
    .reduce((sum, { times = 1 }) => sum + (typeof times === 'number' ? times : 0), 0);
  const tooOften = schedule.tasks.flatMap((plan) => {
    const sent = submits.filter((body) => body.includes(JSON.stringify(plan.prompt))).length;
    const allowed = 1 + (user.retries.get(plan.id) ?? 0) + turnedAway;
    return sent > allowed ? [`O5: task ${plan.id} was sent ${sent} times; ${allowed} at the most.`] : [];
  });
  return [
    ...tooOften,
    ...(['runware', 'replicate'] as const).flatMap((provider) => {
      const times = arrivals
        .filter((each) => each.provider === provider && each.kind === 'question')
        .map(({ at }) => at);
      const most = Math.max(
        0,
        ...times.map((from) => times.filter((at) => at >= from && at < from + WINDOW_MS).length),
      );
      const allowed = (QUESTIONS_PER_SECOND * WINDOW_MS) / 1000;
      return most > allowed ? [`O5: ${provider} was asked ${most} times in ${WINDOW_MS} ms.`] : [];
    }),
  ];
}

/** O6: every image that the ledger has is a whole file under its hash, and nothing half is left. */
function whatIsAnnouncedIsOnDisk({ ledger, files, isClean }: Evidence): readonly string[] {
  const broken = ledger.images
    .filter(({ state, sha256 }) => state === 'saved' && files.get(sha256 ?? '') !== sha256)
    .map(({ id, sha256 }) => `O6: image ${id} has no whole file under ${sha256}.`);
  const halves = isClean ? [...files].filter(([name, sha256]) => name !== sha256) : [];
  return [...broken, ...halves.map(([name]) => `O6: ${name} is left behind.`)];
}

/** Whether a task whose results were charged must be found by asking. */
export function mustBeFound(schedule: Schedule, plan: TaskPlan): boolean {
  const isOdd = schedule.faults.some(({ do: action }) => action === 'dup_execute' || action === 'late');
  return tellsTheTruth(schedule) && !isOdd && plan.words.length === 0;
}

/** Whether nothing in the schedule keeps the providers from telling what they have, when they are asked. */
export function tellsTheTruth({ faults, habits }: Schedule): boolean {
  const isForgetful = (habits.remembersMs ?? habits.archiveRemembersMs ?? null) !== null;
  const isMuddled = faults.some(
    ({ on, do: action }) => ['poll', 'archive', 'list'].includes(on) || action === 'headers',
  );
  return !isForgetful && !isMuddled && (habits.listDelayMs ?? 0) === 0;
}
