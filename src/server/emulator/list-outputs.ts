import { createHash } from 'node:crypto';
import type { Desk } from './desk.ts';
import type { PictureEntry } from './picture-shelf.ts';
import type { ProviderName } from './provider-name.ts';
import { readyCount } from './ready-count.ts';
import { predictionState } from './replicate/prediction-state.ts';
import type { TaskEntry } from './task-shelf.ts';

/** A result that was charged for. */
export type Output = {
  readonly provider: ProviderName;
  /** Runware's `taskUUID`, Replicate's prediction id. */
  readonly taskId: string;
  /** Runware's `imageUUID`; the opaque part of Replicate's first URL of it. */
  readonly pictureId: string;
  /** Of its bytes exactly as they are served, 64 lower-case hex digits. */
  readonly sha256: string;
};

/**
 * Every result that was charged for and is there by now, oldest first, whether its URL still leads to it or not. What failed or
 * was stopped has none.
 */
export async function listOutputs(desk: Desk): Promise<readonly Output[]> {
  const made = desk.book.tasks
    .all()
    .flatMap((task) => picturesOf(task, desk.clock.now()).map((picture) => ({ task, picture })));
  const outputs: Output[] = [];
  for (const found of made) {
    const shown = await desk.gallery.draw(found);
    if (!shown) continue;
    const { provider, id: taskId } = found.task;
    const sha256 = createHash('sha256').update(shown.bytes).digest('hex');
    outputs.push({ provider, taskId, pictureId: found.picture.id, sha256 });
  }
  return outputs;
}

function picturesOf(task: TaskEntry, nowMs: number): readonly PictureEntry[] {
  const { provider, fate, pictures, usdPerImage } = task;
  if (usdPerImage === 0) return [];
  if (provider === 'replicate' && predictionState(task, nowMs).status !== 'succeeded') return [];
  const failed = new Set(fate.failedItems?.map(({ index }) => index));
  return pictures
    .slice(0, readyCount(task, nowMs))
    .filter((picture, place) => picture.isPaid && !failed.has(place));
}
