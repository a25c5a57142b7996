import { imageCount } from '#core/cost.ts';
import { isFinal, type TaskError } from '#core/task.ts';
import type { Output, Report } from '#server/providers/provider.ts';
import { endOf } from './end-task.ts';
import type { AnnouncedImage } from './images-table.ts';
import { keepInline } from './keep-bytes.ts';
import type { Step } from './ledger.ts';
import type { Lane, RunnerContext } from './runner-context.ts';
import { saveImages } from './save-images.ts';
import type { TaskRow } from './task-row.ts';

/** After this a task that still runs is given up as not to be settled here, in milliseconds. Source: faults.md X41. */
const OVERDUE_MS = 30 * 60_000;
/** The most requests a second that polling sends to one provider. */
const POLLS_PER_SECOND = 40;

/** Writes down what a provider reports of a task that it has, and takes the results that are there. */
export async function followReport(
  context: RunnerContext,
  id: string,
  report: Report,
  lane: Lane,
): Promise<void> {
  const { ledger, clock, models } = context;
  const row = ledger.row(id);
  if (!row) return;
  // What comes late changes a task that has ended only where it brings results.
  if (isFinal(row.status) && report.state !== 'succeeded') return;
  const results = await resultsOf(context, row, report.outputs);
  const now = clock.now();
  const model = models.get(row.model);
  const provider_version = report.version ?? row.provider_version;

  switch (report.state) {
    case 'silent':
    case 'waiting':
    case 'running': {
      const isOverdue = now - (row.sent_at ?? now) > OVERDUE_MS;
      const next = { progress: report.progress, provider_version, next_at: nextPollAt(context, row, lane) };
      const task = isOverdue
        ? endOf(row, model, { status: 'unknown', error: overdue(), images: [] }, now)
        : next;
      ledger.record(id, { ...results, task });
      break;
    }
    case 'succeeded': {
      const absent = absentOf(context, row, report);
      ledger.record(id, {
        ...results,
        absent,
        task: {
          status: 'saving',
          provider_version,
          saving_at: row.saving_at ?? now,
          progress: null,
          next_at: now,
        },
      });
      break;
    }
    case 'failed':
    case 'canceled':
    case 'erased': {
      const status = report.state === 'erased' ? 'expired' : report.state;
      const error = report.state === 'erased' ? erased(lane.provider.title) : (report.errors[0] ?? null);
      // What was made before it failed or stopped is kept.
      ledger.record(id, results);
      await saveImages(context, id, lane);
      const images = ledger.imageRows(id);
      ledger.record(id, {
        task: endOf(row, model, { status, error, images, isFree: report.isFree }, now),
      });
      return;
    }
  }
  await saveImages(context, id, lane);
}

/** The results that are new, or have a fresh URL. Those that came as text are on disk when this resolves. */
async function resultsOf(context: RunnerContext, row: TaskRow, outputs: readonly Output[]): Promise<Step> {
  const known = context.ledger.imageRows(row.id);
  const announced: AnnouncedImage[] = [];
  const renewed: { id: string; url: string }[] = [];
  const saved: NonNullable<Step['saved']>[number][] = [];
  const lost: { id: string; error: TaskError }[] = [];
  for (const output of distinct(outputs)) {
    const url = output.from.kind === 'url' ? output.from.url : null;
    const old = known.find((image) => image.provider_id !== null && image.provider_id === output.providerId);
    if (old) {
      if (url !== null && url !== old.url && old.state === 'pending') renewed.push({ id: old.id, url });
      continue;
    }
    const id = context.newId();
    const { providerId: provider_id, seed, costUsd: cost_usd, unsafe } = output;
    announced.push({
      id,
      task: row.id,
      provider_id,
      url,
      seed: seed ?? sentSeed(context, row),
      cost_usd,
      unsafe,
    });
    if (output.from.kind !== 'base64') continue;
    const kept = await keepInline(context.files, output.from.base64);
    if (kept.ok) saved.push({ id, ...kept.bytes });
    else lost.push({ id, error: kept.error });
  }
  return { announced, renewed, saved, lost };
}

/** A result that is reported twice counts once. */
function distinct(outputs: readonly Output[]): readonly Output[] {
  return outputs.filter(
    (output, at) =>
      output.providerId === null ||
      outputs.findIndex((other) => other.providerId === output.providerId) === at,
  );
}

/** The seed that was sent stands for the one that came back only where there was a single result. */
function sentSeed(context: RunnerContext, row: TaskRow): string | null {
  const model = context.models.get(row.model);
  if (!model || imageCount(model, row.input) !== 1) return null;
  return row.seed;
}

/** The slots of results that were asked for and did not come, each with its reason. */
function absentOf(context: RunnerContext, row: TaskRow, report: Report): NonNullable<Step['absent']> {
  const model = context.models.get(row.model);
  const asked = model ? imageCount(model, row.input) : report.outputs.length;
  const missing = Math.max(asked - report.outputs.length, 0);
  const known = context.ledger.imageRows(row.id).filter((image) => image.state === 'missing').length;
  return Array.from({ length: Math.max(missing - known, 0) }, (_, at) => ({
    id: context.newId(),
    error: report.errors[at] ?? withheld(),
  }));
}

/** After the least interval, stretched so that all running tasks together stay under the rate, ± 20 %. */
function nextPollAt(context: RunnerContext, row: TaskRow, { provider, upstream }: Lane): number {
  const running = context.ledger.countRunning(row.provider) / provider.pollBatch;
  const interval = Math.max(upstream.pollEveryMs, (running / POLLS_PER_SECOND) * 1000);
  const at = context.clock.now() + interval * (0.8 + 0.4 * context.random());
  // Tasks that can be asked for together fall due together.
  const step = provider.pollBatch > 1 ? Math.round(interval / 4) : 1;
  return Math.ceil(at / step) * step;
}

function withheld(): TaskError {
  const message =
    'The provider delivered fewer images than were asked for, without a reason. Often its safety check held one back.';
  return { kind: 'provider-failed', message, issues: [], code: null };
}

function erased(provider: string): TaskError {
  const message = `${provider} finished this, but has erased it since: its results are kept for a limited time. Run it again to have it.`;
  return { kind: 'timed-out', message, issues: [], code: null };
}

function overdue(): TaskError {
  const message =
    'The provider has not finished this in 30 minutes. It may still be charged. Ask again, or forget it.';
  return { kind: 'timed-out', message, issues: [], code: null };
}
