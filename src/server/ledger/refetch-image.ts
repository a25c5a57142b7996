import { DownloadFailure } from './download-failure.ts';
import { fetchAnew } from './fetch-image.ts';
import type { RunnerContext } from './runner-context.ts';
import type { ImageRow } from './task-row.ts';

/** What became of a request to fetch a result again. `not-now`: its provider or the disk cannot be used; `gone`: it has it no more. */
export type Refetched = {
  readonly kind: 'fetched' | 'here' | 'not-now' | 'gone';
  readonly message: string;
};

/** Fetches again a result whose file is gone from the disk, or which was given up as lost. */
export async function refetchImage(context: RunnerContext, image: ImageRow): Promise<Refetched> {
  const { ledger, files, storage } = context;
  if (image.state === 'pending') return { kind: 'here', message: 'This image is being fetched already.' };
  if (image.sha256 !== null && (await files.read(image.sha256)))
    return { kind: 'here', message: 'The file of this image is here.' };
  const row = ledger.row(image.task);
  // One that was made elsewhere is asked for there.
  const lane = row && row.imported_at === null ? context.laneOf(row) : null;
  if (!lane || image.provider_id === null)
    return { kind: 'gone', message: 'Nobody can be asked for this image. Run its recipe again.' };
  try {
    const received = await fetchAnew(context, image, lane);
    if (!received.ok)
      return { kind: 'gone', message: `${lane.provider.title} still has it, but broken. ${received.reason}` };
    ledger.record(image.task, { saved: [{ id: image.id, ...received.bytes }] });
    return { kind: 'fetched', message: 'It is here again.' };
  } catch (failure) {
    storage.report(failure);
    const reason = failure instanceof Error ? failure.message : String(failure);
    const kind = failure instanceof DownloadFailure ? failure.kind : 'not-now';
    return { kind: kind === 'gone' ? 'gone' : 'not-now', message: `${reason} ${adviceOf(kind)}` };
  }
}

function adviceOf(kind: DownloadFailure['kind']): string {
  switch (kind) {
    case 'gone':
      return 'Run its recipe again to have it.';
    case 'blocked':
      return 'Should they come from there, name it as the base URL of its provider, start again, and fetch it once more.';
    case 'local':
    case 'not-now':
    case 'broken':
      return 'Try again in a moment.';
  }
}
