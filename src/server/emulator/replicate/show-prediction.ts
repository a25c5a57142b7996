import { parseJson } from '#core/json.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { picturePath } from '#server/emulator/picture-path.ts';
import { readRoles } from '#server/emulator/read-roles.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import { type PredictionState, predictionState } from './prediction-state.ts';
import { versionOf } from './version-of.ts';

type Question = {
  readonly desk: Desk;
  readonly entry: TaskEntry;
  readonly origin: string;
  /** Now, unless given. */
  readonly nowMs?: number;
};

/** Erased this long after creation, ms. Source: shared/contracts/replicate.md §7. */
const LIFE_MS = 3600 * 1000;

/** A prediction as it is shown. Source: shared/contracts/replicate.md §4. */
export function showPrediction({ desk, entry, origin, nowMs = desk.clock.now() }: Question) {
  const state = predictionState(entry, nowMs);
  const isErased = nowMs >= entry.createdMs + LIFE_MS;
  const request = requestOf(entry);
  const model = desk.models.find((each) => each.id === entry.model);
  const url = `${origin}/replicate/v1/predictions/${entry.id}`;
  return {
    id: entry.id,
    model: model?.providerModel ?? entry.model.replace(/^replicate\//, ''),
    version: request.version === undefined || !model ? 'hidden' : versionOf(model),
    input: isErased ? {} : withoutDataUrls(request.input),
    output: state.status === 'succeeded' && !isErased ? outputOf(desk, entry, origin) : null,
    logs: isErased ? '' : logsOf(entry, state),
    error: state.status === 'failed' ? entry.fate.failure?.error : null,
    status: state.status,
    created_at: toTime(entry.createdMs),
    ...(state.status === 'starting' || state.status === 'aborted'
      ? {}
      : { started_at: toTime(Math.min(entry.startsMs, state.completedMs ?? entry.startsMs)) }),
    ...(state.completedMs === null ? {} : { completed_at: toTime(state.completedMs) }),
    ...(entry.deadlineMs === null ? {} : { deadline: toTime(entry.deadlineMs) }),
    data_removed: isErased,
    source: 'api',
    ...metricsOf(entry, state),
    urls: { cancel: `${url}/cancel`, get: url, web: `https://replicate.com/p/${entry.id}` },
    ...(request.webhook === undefined ? {} : { webhook: request.webhook }),
    ...(request.webhook_events_filter === undefined
      ? {}
      : { webhook_events_filter: request.webhook_events_filter }),
  };
}

function requestOf(entry: TaskEntry): Input {
  const request = parseJson(entry.request);
  return isInputObject(request) ? request : {};
}

/** The input as it was sent, without defaults; data URLs are not kept (§8). */
function withoutDataUrls(input: InputValue | undefined): Input {
  if (!isInputObject(input)) return {};
  return Object.fromEntries(
    Object.entries(input)
      .map(
        ([key, value]) =>
          [key, Array.isArray(value) ? value.filter((item) => !isDataUrl(item)) : value] as const,
      )
      .filter(([, value]) => !isDataUrl(value)),
  );
}

function isDataUrl(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('data:');
}

function outputOf(desk: Desk, entry: TaskEntry, origin: string): readonly string[] {
  const model = desk.models.find((each) => each.id === entry.model);
  const extension = (model && readRoles(model, entry.input).text('output-format')) ?? 'jpg';
  return entry.pictures.map(({ address }) =>
    picturePath.toUrl({ origin, provider: 'replicate', id: address, extension }),
  );
}

function logsOf(entry: TaskEntry, { status }: PredictionState): string | null {
  const seed = `Using seed: ${entry.pictures[0]?.seed}\n`;
  switch (status) {
    case 'starting':
    case 'aborted':
      return '';
    case 'processing':
    case 'failed':
      return seed;
    case 'canceled':
      return null;
    case 'succeeded':
      return `${seed}Generation took ${secondsOf(entry.endsMs - entry.startsMs).toFixed(2)} seconds\nTotal safe images: 1 out of 1\n`;
  }
}

function metricsOf(entry: TaskEntry, { status, completedMs }: PredictionState) {
  if (completedMs === null || status === 'aborted') return {};
  const { failure } = entry.fate;
  if (status === 'failed' && failure?.predictTimeS === undefined) return {};
  const ranS = secondsOf(Math.max(0, completedMs - entry.startsMs));
  const metrics = {
    ...(status === 'succeeded' ? { image_count: entry.pictures.length } : {}),
    predict_time: status === 'failed' ? (failure?.predictTimeS ?? ranS) : ranS,
    total_time: secondsOf(completedMs - entry.createdMs),
  };
  return { metrics };
}

function secondsOf(ms: number): number {
  return ms / 1000;
}

function toTime(ms: number): string {
  return new Date(ms).toISOString();
}
