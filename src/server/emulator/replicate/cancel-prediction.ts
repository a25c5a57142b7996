import type { Desk } from '#server/emulator/desk.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import { notFound } from './not-found.ts';
import { predictionState } from './prediction-state.ts';
import { problem } from './problem.ts';
import { showPrediction } from './show-prediction.ts';

/**
 * Stops a prediction. Before it began that is free, while it runs it is charged (§3.3). One that has ended is answered
 * unchanged, or refused: which of them is open. Source: shared/contracts/replicate.md §4.1.
 */
export function cancelPrediction(desk: Desk, { id, origin }: { id: string; origin: string }): Response {
  const entry = desk.book.tasks.get('replicate', id);
  if (!entry) return notFound();
  const nowMs = desk.clock.now();
  // Its end counts even where it is not shown yet.
  const hasEnded = predictionState({ ...entry, fate: {} }, nowMs).completedMs !== null;
  if (hasEnded && desk.habits.cancelOfEnded === 'refused')
    return problem({ detail: 'The prediction has ended: it cannot be canceled any more.', status: 422 });
  if (hasEnded) return jsonResponse(showPrediction({ desk, entry, origin }));
  if (nowMs < entry.startsMs)
    for (const picture of entry.pictures) desk.book.tasks.pictures.waive(picture.id);
  desk.book.tasks.cancel(entry, nowMs);
  return jsonResponse(showPrediction({ desk, entry: { ...entry, canceledMs: nowMs }, origin }));
}
