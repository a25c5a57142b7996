import { parseJson } from '#core/json.ts';
import { isInputObject } from '#core/schema/input.ts';
import { checkInput } from '#server/emulator/check-input.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { executeTask } from '#server/emulator/execute-task.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import { checkBody } from './check-body.ts';
import { findModel } from './find-model.ts';
import { insufficientCredit } from './insufficient-credit.ts';
import { invalidInput } from './invalid-input.ts';
import { predictionEntry } from './prediction-entry.ts';
import { problem } from './problem.ts';
import { readCancelAfter } from './read-cancel-after.ts';
import { readPrefer } from './read-prefer.ts';
import { showPrediction } from './show-prediction.ts';
import { toInvalidFields } from './to-invalid-fields.ts';

/**
 * Takes a prediction and charges for it. `name` is the model of the path, `owner/name`; `null` where the body's `version`
 * names it. Source: shared/contracts/replicate.md §3.
 */
export async function createPrediction(desk: Desk, request: Request, name: string | null): Promise<Response> {
  const text = await request.text();
  desk.book.addRequest({ provider: 'replicate', body: text, at: desk.clock.now() });
  const body = parseJson(text);
  if (!isInputObject(body)) {
    return problem({ title: 'Bad request', detail: 'The body must be a JSON object.', status: 400 });
  }
  const model = findModel(desk, body, name);
  if (model instanceof Response) return model;
  const faults = checkBody(body, name === null);
  if (faults.length > 0) return invalidInput(faults);
  const cancelAfterMs = readCancelAfter(request.headers.get('cancel-after'));
  if (cancelAfterMs === 'refused') {
    const detail = 'Cancel-After must be a duration of at least 5 seconds, such as 90s or 1h30m.';
    return problem({ title: 'Invalid Cancel-After header', detail, status: 422 });
  }

  const { origin } = new URL(request.url);
  const { input, wire, problems } = await checkInput({
    desk,
    provider: 'replicate',
    model,
    raw: body.input,
    origin,
  });
  if (problems.length > 0) return invalidInput(toInvalidFields({ model, wire, problems }));
  const planned = predictionEntry(desk, { body, model, input, cancelAfterMs });
  if (desk.book.spentUsd('replicate') + planned.usdPerImage > desk.balanceUsd) return insufficientCredit();
  return answerCreated({ desk, entry: executeTask(desk, planned), origin, request });
}

type Created = {
  readonly desk: Desk;
  readonly entry: TaskEntry;
  readonly origin: string;
  readonly request: Request;
};

/** 201, at once or, with `Prefer: wait`, when the output is there or the time is up (§3.2). */
async function answerCreated({ desk, entry, origin, request }: Created): Promise<Response> {
  const prefer = readPrefer(request.headers.get('prefer'));
  const moment = { desk, entry, origin };
  const starting = withoutSource(showPrediction({ ...moment, nowMs: entry.createdMs - 1 }));
  if (!prefer) return jsonResponse(starting, { status: 201 });
  const endsMs = Math.min(entry.endsMs, entry.deadlineMs ?? entry.endsMs) + (entry.fate.lateMs ?? 0);
  const waitMs = Math.min(prefer.waitMs, endsMs - entry.createdMs);
  await desk.clock.sleep(waitMs, request.signal);
  const headers = { 'preference-applied': prefer.applied };
  if (endsMs > entry.createdMs + prefer.waitMs) return jsonResponse(starting, { status: 201, headers });
  const shown = withoutSource(showPrediction({ ...moment, nowMs: endsMs }));
  if (shown.status !== 'succeeded') return jsonResponse(shown, { status: 201, headers });
  // A blocking reply says `processing` although the output is there, and knows no times, no logs, no metrics yet.
  const { started_at: _started, completed_at: _completed, metrics: _metrics, ...reply } = shown;
  return jsonResponse({ ...reply, status: 'processing', logs: '' }, { status: 201, headers });
}

/** `source` is told in lists and single predictions only (§4). */
function withoutSource({ source: _source, ...shown }: ReturnType<typeof showPrediction>) {
  return shown;
}
