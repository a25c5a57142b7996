import { KEPT_ASIDE, type TaskError } from '#core/task.ts';
import { LedgerUnwritableError } from './database.ts';
import { DownloadFailure } from './download-failure.ts';
import { endOf } from './end-task.ts';
import { fetchAnew, fetchFromUrl } from './fetch-image.ts';
import type { Lane, RunnerContext } from './runner-context.ts';
import { noteOfDifferences, withNotes } from './task-notes.ts';
import type { ImageRow, TaskRow } from './task-row.ts';

/** How often a result may come broken or not be there before it is given up; the last try asks its provider first. */
const MAX_MISSES = 6;
/** The first wait between two tries, doubling up to the longest, in milliseconds. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** How long a result is tried for where its provider does not say how long it keeps them, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;
/** How many results of a task are fetched at once. */
const AT_ONCE = 4;

/** Fetches the results of a task that are announced and not here yet. Ends the task when it is saving and none is left. */
export async function saveImages(context: RunnerContext, id: string, lane: Lane): Promise<void> {
  const { ledger, clock } = context;
  const waiting = ledger.imageRows(id).filter((image) => image.state === 'pending');
  const workers = Array.from({ length: Math.min(AT_ONCE, waiting.length) }, async () => {
    for (let image = waiting.shift(); image; image = waiting.shift()) await saveImage(context, image, lane);
  });
  await Promise.all(workers);

  const row = ledger.row(id);
  if (row?.status !== 'saving') return;
  const images = ledger.imageRows(id);
  const left = images.filter((image) => image.state === 'pending');
  if (left.length === 0) return settle(context, row, images);
  const tries = Math.max(...left.map((image) => image.attempts));
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** Math.max(tries - 1, 0), LONGEST_WAIT_MS);
  ledger.postpone(id, clock.now() + waitMs);
}

async function saveImage(context: RunnerContext, image: ImageRow, lane: Lane): Promise<void> {
  const { ledger, storage, warn } = context;
  try {
    const isLastTry = image.misses + 1 >= MAX_MISSES;
    const received = await (image.url === null || isLastTry
      ? fetchAnew(context, image, lane)
      : fetchFromUrl(context, image.url, lane));
    if (!received.ok) throw new DownloadFailure('broken', received.reason);
    ledger.record(image.task, { saved: [{ id: image.id, ...received.bytes }] });
  } catch (failure) {
    if (failure instanceof LedgerUnwritableError) throw failure;
    storage.report(failure);
    const reason = failure instanceof Error ? failure.message : String(failure);
    warn('a result could not be saved', { task: image.task, image: image.id, reason });
    const kind = failure instanceof DownloadFailure ? failure.kind : 'local';
    if (kind === 'local') return;
    const isMiss = kind === 'gone' || kind === 'broken';
    const isLost =
      kind === 'blocked' || (isMiss && image.misses + 1 >= MAX_MISSES) || isForgotten(context, image, lane);
    if (!isLost) return ledger.record(image.task, { tried: [{ id: image.id, isMiss }] });
    const isAside = kind === 'broken' && (await putAside(context, image, lane));
    const error = isAside ? asideError(reason) : lostError(kind, reason);
    ledger.record(image.task, { lost: [{ id: image.id, error }] });
  }
}

/** What came broken every time is fetched once more and kept as it is: it was paid for, and a person may make something of it. */
async function putAside(
  { aside, warn }: RunnerContext,
  image: ImageRow,
  { upstream }: Lane,
): Promise<boolean> {
  if (image.url === null) return false;
  try {
    return await upstream.download(image.url, (body) => aside.receive(image.id, body));
  } catch (failure) {
    warn('what came in the place of a result could not be kept', {
      image: image.id,
      reason: String(failure),
    });
    return false;
  }
}

/** Whether its provider has deleted it by now. */
function isForgotten({ ledger, clock }: RunnerContext, image: ImageRow, { provider }: Lane): boolean {
  const row = ledger.row(image.task);
  const since = row?.saving_at ?? row?.running_at ?? clock.now();
  return clock.now() - since > (provider.keepsResultsMs ?? KEPT_MS);
}

function settle({ ledger, models, clock }: RunnerContext, row: TaskRow, images: readonly ImageRow[]): void {
  const model = models.get(row.model);
  const isExpired =
    images.length > 0 &&
    images.every((image) => image.state === 'missing' && image.error?.kind === 'timed-out');
  const error = isExpired ? (images[0]?.error ?? null) : null;
  const doubt = row.doubt_usd > 0 ? PAID_BEFORE : null;
  const warnings = withNotes(row, [noteOfDifferences(row, model, images), doubt]);
  const end = { status: isExpired ? 'expired' : 'done', error, images } as const;
  ledger.record(row.id, { task: { ...endOf(row, model, end, clock.now()), warnings } });
}

const PAID_BEFORE =
  'It was sent again at your word. An earlier attempt may have been paid as well; that much of the budget stays held back for its day.';

function asideError(reason: string): TaskError {
  const message = `This image was made and paid, and what came is none. ${reason} It is kept as it came, to be downloaded.`;
  return { kind: 'timed-out', message, issues: [], code: KEPT_ASIDE };
}

function lostError(kind: DownloadFailure['kind'], reason: string): TaskError {
  const message =
    kind === 'broken'
      ? `This image was made and paid, and came broken every time. ${reason}`
      : `This image was made and paid, but could not be fetched. ${reason}`;
  return { kind: 'timed-out', message, issues: [], code: null };
}
