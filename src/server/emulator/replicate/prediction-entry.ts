import { createHash } from 'node:crypto';
import { stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { priceOf } from '#server/emulator/price-of.ts';
import { scheduleTask } from '#server/emulator/schedule-task.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import { predictionId } from './prediction-id.ts';

/** From creation to erasure, ms. Source: shared/contracts/replicate.md §7. */
const LIFE_MS = 3600 * 1000;

type Accepted = {
  /** The request's body. */
  readonly body: Input;
  readonly model: Model;
  readonly input: Input;
  /** From creation; `null` where no deadline was set. */
  readonly cancelAfterMs: number | null;
};

/** What is written down of a prediction that was taken. */
export function predictionEntry(desk: Desk, { body, model, input, cancelAfterMs }: Accepted): TaskEntry {
  const createdMs = desk.clock.now();
  const request = stringifyJson(body);
  const id = predictionId(`${desk.book.tasks.count()} at ${createdMs}: ${request}`);
  const times = scheduleTask({ key: id, count: 1, nowMs: createdMs, pace: desk.pace });
  const deadlineMs = cancelAfterMs === null ? null : createdMs + cancelAfterMs;
  const pictureId = predictionId(`picture of ${id}`, 32);
  const endsEarly = deadlineMs !== null && deadlineMs <= times.startsMs;
  return {
    provider: 'replicate',
    id,
    model: model.id,
    request,
    input,
    createdMs,
    ...times,
    deadlineMs,
    canceledMs: null,
    // What is aborted before it began is free, what is canceled while running is not (§3.3).
    usdPerImage: endsEarly ? 0 : priceOf(model, input),
    pictures: [
      {
        id: pictureId,
        seed: seedOf(model, input, id),
        expiresMs: createdMs + LIFE_MS,
        address: pictureId,
        isPaid: true,
      },
    ],
    fate: {},
  };
}

/** The seed asked for; left unset it comes out of the prediction's id, 0 … 2^32−1: no chance here. */
function seedOf(model: Model, input: Input, id: string): string {
  const field = flattenFields(model.fields).find((each) => each.role === 'seed');
  const asked = field ? getAt(input, field.path) : undefined;
  return asked === undefined
    ? String(createHash('sha256').update(id).digest().readUInt32BE(0))
    : String(asked);
}
