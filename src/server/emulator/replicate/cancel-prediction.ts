import type { Desk } from '#server/emulator/desk.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import { notFound } from './not-found.ts';
import { predictionState } from './prediction-state.ts';
import { showPrediction } from './show-prediction.ts';

/** Stops a prediction. One that has ended is answered unchanged. Source: shared/contracts/replicate.md §4.1. */
export function cancelPrediction(desk: Desk, { id, origin }: { id: string; origin: string }): Response {
  const entry = desk.book.tasks.get('replicate', id);
  if (!entry) return notFound();
  const nowMs = desk.clock.now();
  if (predictionState(entry, nowMs).completedMs !== null) {
    return jsonResponse(showPrediction({ desk, entry, origin }));
  }
  desk.book.tasks.cancel(entry, nowMs);
  return jsonResponse(showPrediction({ desk, entry: { ...entry, canceledMs: nowMs }, origin }));
}
