import { isFinal, type TaskError } from '#core/task.ts';
import type { Report } from '#server/providers/provider.ts';
import type { Step } from './apply-step.ts';
import { endOf } from './end-task.ts';
import { nextPollAt } from './next-poll-at.ts';
import { followOverdue } from './overdue-task.ts';
import { absentOf, resultsOf } from './results-of.ts';
import type { Heard, Lane, RunnerContext } from './runner-context.ts';
import { saveImages } from './save-images.ts';
import { ARRIVED_LATE, noteOfRepeats, noteOfStatus, withNotes } from './task-notes.ts';
import type { TaskRow } from './task-row.ts';

/** How long a provider may say that it has no such task, just after it took it, in milliseconds. Source: faults.md X39. */
const MAY_BE_ABSENT_MS = 60_000;

/**
 * Writes down what a provider reports of a task that it has, and takes the results that are there.
 *
 * | report | what follows |
 * | --- | --- |
 * | waiting, running, silent | asked again in its time; overdue, stopped and asked slowly, then `unknown` |
 * | absent | the same for the first minute, then `unknown` |
 * | succeeded | `saving`, whatever the task was before; what is missing has its reason |
 * | failed, canceled, erased | `failed`, `canceled`, `expired`; where something had been made, as with success |
 */
export async function followReport(context: RunnerContext, id: string, heard: Heard): Promise<void> {
  const { ledger, clock, models } = context;
  const { report, lane, transcript } = heard;
  const before = ledger.row(id);
  if (!before || !isNews(before, report)) return;
  const results = await resultsOf(context, before, heard);
  // While images were written down, another answer may have been followed.
  const row = ledger.row(id);
  if (!row || !isNews(row, report)) return;
  const now = clock.now();
  const provider_version = report.version ?? row.provider_version;
  // Once success was seen, nothing takes it back: what else is said brings results at the most.
  if (row.status === 'saving' && report.state !== 'succeeded') {
    ledger.record(id, results);
    return saveImages(context, id, lane);
  }

  const ending = () => transcript.about(row, { isEnd: true });

  switch (stateOf(context, id, report)) {
    case 'silent':
    case 'waiting':
    case 'running': {
      const next_at = nextPollAt(context, row, lane);
      const { progress } = report;
      const warnings = withNotes(row, [noteOfStatus(lane.provider.title, report.strangeStatus)]);
      const isSame =
        progress === row.progress &&
        provider_version === row.provider_version &&
        warnings.length === row.warnings.length;
      if (isSame && isEmpty(results)) ledger.postpone(id, next_at);
      else ledger.record(id, { ...results, task: { progress, provider_version, warnings, next_at } });
      await saveImages(context, id, lane);
      return followOverdue(context, id, lane);
    }
    case 'absent': {
      const isYoung = now - (row.running_at ?? now) <= MAY_BE_ABSENT_MS;
      const end = { status: 'unknown', error: absent(lane), images: [] } as const;
      const task = isYoung
        ? { next_at: nextPollAt(context, row, lane) }
        : { ...endOf(row, models.get(row.model), end, now), doubt_at: now, next_at: now + 60_000 };
      return ledger.record(id, { ...results, task, exchange: isYoung ? null : ending() });
    }
    case 'succeeded': {
      const repeats = noteOfRepeats(row, models.get(row.model), report.outputs.length);
      const warnings = withNotes(row, [repeats, isFinal(row.status) ? ARRIVED_LATE : null]);
      const saving_at = row.saving_at ?? now;
      const task = {
        status: 'saving',
        provider_version,
        warnings,
        saving_at,
        progress: null,
        next_at: now,
      } as const;
      ledger.record(id, { ...results, absent: absentOf(context, row, report), task, exchange: ending() });
      return saveImages(context, id, lane);
    }
    case 'failed':
    case 'canceled':
    case 'erased': {
      const status =
        report.state === 'erased' ? 'expired' : report.state === 'canceled' ? 'canceled' : 'failed';
      const error = report.state === 'erased' ? erased(lane) : (report.errors[0] ?? null);
      const end = { status, error, images: [], isFree: report.isFree } as const;
      return ledger.record(id, {
        task: { ...endOf(row, models.get(row.model), end, now), provider_version },
        exchange: ending(),
      });
    }
  }
}

/** Whether a step changes nothing: the page is not told of a poll that brought no news. */
function isEmpty(step: Step): boolean {
  return Object.values(step).every((changes) => Array.isArray(changes) && changes.length === 0);
}

/** One that failed or was stopped after it had made something has succeeded in part: what was made is kept, the rest says why it is missing. */
function stateOf({ ledger }: RunnerContext, id: string, report: Report): Report['state'] {
  const isEnd = report.state === 'failed' || report.state === 'canceled' || report.state === 'erased';
  if (!isEnd) return report.state;
  const isMade = report.outputs.length > 0 || ledger.imageRows(id).some(({ state }) => state !== 'missing');
  return isMade ? 'succeeded' : report.state;
}

/** What comes late changes a task that has ended only where it brings results; one that its user may settle goes on in any case. */
function isNews(row: TaskRow, report: Report): boolean {
  return !isFinal(row.status) || report.state === 'succeeded';
}

function erased({ provider }: Lane): TaskError {
  const message = `${provider.title} finished this, but has erased it since: its results are kept for a limited time. It was charged. Run it again to have it.`;
  return { kind: 'timed-out', message, issues: [], code: null };
}

function absent({ provider }: Lane): TaskError {
  const message =
    `${provider.title} took this task, and says now that it has no such task. It may have been charged. ` +
    'It is asked for a while longer. Ask and send again, or forget it.';
  return { kind: 'not-known', message, issues: [], code: null };
}
