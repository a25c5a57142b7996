import type { TaskError } from '#core/task.ts';
import { endOf } from './end-task.ts';
import { keepBytes } from './keep-bytes.ts';
import { jobOf, type Lane, type RunnerContext } from './runner-context.ts';
import type { ImageRow, TaskRow } from './task-row.ts';
import { UntrustedUrlError } from './upstream.ts';

/** How often a download is tried before its URL counts as expired; the waits between double from one second. */
const MAX_TRIES = 6;
const FIRST_WAIT_MS = 1_000;

/** Downloads the results of a task that are announced and not here yet. Ends the task when it is saving and none is left. */
export async function saveImages(context: RunnerContext, id: string, lane: Lane): Promise<void> {
  const { ledger, clock } = context;
  const pending = ledger.imageRows(id).filter((image) => image.state === 'pending');
  await Promise.all(pending.map((image) => saveImage(context, image, lane)));

  const row = ledger.row(id);
  if (row?.status !== 'saving') return;
  const images = ledger.imageRows(id);
  const left = images.filter((image) => image.state === 'pending');
  if (left.length === 0) return settle(context, row, images);
  const tries = Math.max(...left.map((image) => image.attempts));
  ledger.record(id, { task: { next_at: clock.now() + FIRST_WAIT_MS * 2 ** Math.min(tries - 1, 5) } });
}

async function saveImage(context: RunnerContext, image: ImageRow, lane: Lane): Promise<void> {
  const { ledger, files, warn } = context;
  try {
    const kept = await keepBytes(files, await lane.upstream.download(await freshUrl(context, image, lane)));
    if (!kept.ok) throw new Error(kept.error.message);
    ledger.record(image.task, { saved: [{ id: image.id, ...kept.bytes }] });
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    warn('a result could not be downloaded', { task: image.task, image: image.id, reason });
    const isLost = failure instanceof UntrustedUrlError || image.attempts + 1 >= MAX_TRIES;
    ledger.record(
      image.task,
      isLost ? { lost: [{ id: image.id, error: gone(reason) }] } : { tried: [image.id] },
    );
  }
}

/** The last try asks the provider for a fresh URL first. */
async function freshUrl(
  context: RunnerContext,
  image: ImageRow,
  { provider, upstream }: Lane,
): Promise<string> {
  const row = context.ledger.row(image.task);
  const model = row && context.models.get(row.model);
  if (image.attempts + 1 >= MAX_TRIES && row && model) {
    const report = (await provider.poll([jobOf(row, model)], upstream.call)).get(row.id);
    const output = report?.outputs.find((candidate) => candidate.providerId === image.provider_id);
    if (output?.from.kind === 'url') return output.from.url;
  }
  return image.url ?? '';
}

function settle({ ledger, models, clock }: RunnerContext, row: TaskRow, images: readonly ImageRow[]): void {
  const isExpired =
    images.length > 0 &&
    images.every((image) => image.state === 'missing' && image.error?.kind === 'timed-out');
  const error = isExpired ? (images[0]?.error ?? null) : null;
  ledger.record(row.id, {
    task: endOf(
      row,
      models.get(row.model),
      { status: isExpired ? 'expired' : 'done', error, images },
      clock.now(),
    ),
  });
}

function gone(reason: string): TaskError {
  const message = `This image was made and paid, but could not be fetched. ${reason}`;
  return { kind: 'timed-out', message, issues: [], code: null };
}
