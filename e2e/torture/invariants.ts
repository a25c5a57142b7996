import { isFinal } from '#core/task.ts';
import { type Evidence, isOf, usdOf } from './evidence.ts';
import { nothingPaidIsLost } from './nothing-paid-is-lost.ts';
import type { LedgerFile } from './read-ledger.ts';

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
