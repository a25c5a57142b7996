import { z } from 'zod';
import { ProviderError } from '#core/provider-error.ts';
import { flattenFields } from '#core/schema/field.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import type {
  Call,
  CallAnswer,
  CallRequest,
  Found,
  Job,
  Provider,
  ReadImage,
  Report,
  Search,
  SendOutcome,
} from '#server/providers/provider.ts';
import { refusalError } from '#server/providers/refusal-error.ts';
import { readRetryAfter } from '#server/providers/retry-after.ts';
import { errorOfFailure, outcomeOfFailure, outcomeOfImage } from '#server/providers/transport-failure.ts';
import { toDataUri, toWireInput, type WireObject } from '#server/providers/wire-input.ts';
import { type Prediction, predictionSchema, reportOfPrediction } from './prediction.ts';
import { readProblem, retryAfterOf, toTaskError } from './problem.ts';
import { replicateRequest } from './replicate-request.ts';

/** Replicate's HTTP API. Source: contracts/replicate.md. */
export const replicateProvider: Provider = {
  id: 'replicate',
  title: 'Replicate',
  baseUrl: 'https://api.replicate.com/v1',
  request: replicateRequest,
  variables: { key: 'REPLICATE_API_TOKEN', baseUrl: 'REPLICATE_BASE_URL' },
  resultHosts: ['replicate.delivery', '*.replicate.delivery'],
  keepsResultsMs: 60 * 60 * 1000,
  // Source of the times: faults.md §4, X41; contracts/replicate.md §7: after an hour the input is erased.
  overdueMs: 30 * 60_000,
  questionsMs: [2_000, 10_000, 30_000, 60_000],
  findableMs: 55 * 60_000,
  takesOurId: false,
  pollBatch: 1,
  send,
  poll,
  find,
  cancel,
};

/** Above this an input image is uploaded and passed by URL. Source: contracts/replicate.md §8. */
const MAX_INLINE_BYTES = 256_000;

async function send(job: Job, call: Call, readImage: ReadImage): Promise<SendOutcome> {
  let input: WireObject;
  try {
    input = await toWireInput(job.model.fields, job.sent, (value) =>
      toReplicateImage(value, call, readImage),
    );
  } catch (failure) {
    return outcomeOfImage(failure, 'Replicate');
  }
  const path = `/models/${job.model.providerModel}/predictions`;
  try {
    return outcomeOf(
      await call({
        method: 'POST',
        path,
        json: { input },
        headers: { 'Cancel-After': '30m' },
        isBillable: true,
      }),
    );
  } catch (failure) {
    return outcomeOfFailure(failure, 'Replicate');
  }
}

function outcomeOf(answer: CallAnswer): SendOutcome {
  const { status } = answer;
  const prediction = predictionSchema.safeParse(answer.body).data;
  if (status >= 200 && status < 300 && prediction) {
    const report = reportOfPrediction(prediction);
    return { kind: 'accepted', providerId: prediction.id, report, isRepeat: false };
  }
  const problem = readProblem(answer.body);
  if (status === 429)
    return { kind: 'throttled', retryAfterMs: retryAfterOf(problem) ?? readRetryAfter(answer) };
  const isDefinite = [400, 401, 402, 403, 404, 422].includes(status);
  if (!problem || !isDefinite)
    return { kind: 'not-known', reason: `Replicate answered ${status} without a prediction.` };
  return {
    kind: 'refused',
    error: toTaskError(problem, status),
    isWholeAccount: [401, 402, 403].includes(status),
  };
}

async function toReplicateImage(value: string, call: Call, readImage: ReadImage): Promise<string> {
  const image = await readImage(value);
  if (!image) return value;
  if (image.bytes.byteLength <= MAX_INLINE_BYTES) return toDataUri(image);
  const form = new FormData();
  const extension = image.type.slice('image/'.length);
  form.append(
    'content',
    new Blob([Buffer.from(image.bytes)], { type: image.type }),
    `${image.sha256}.${extension}`,
  );
  const answer = await call({ method: 'POST', path: '/files', form });
  const file = z.object({ urls: z.object({ get: z.string() }) }).safeParse(answer.body);
  if (!file.success) throw new Error(`the upload was answered with ${answer.status}`);
  return file.data.urls.get;
}

/** One prediction a request; the path is built from its id, never from a URL in an answer. */
async function poll(jobs: readonly Job[], call: Call): Promise<ReadonlyMap<string, Report>> {
  const reports = new Map<string, Report>();
  for (const { providerId } of jobs) {
    if (providerId === null) continue;
    const answer = await ask(call, { method: 'GET', path: `/predictions/${providerId}` });
    const prediction = predictionSchema.safeParse(answer.body).data;
    if (answer.status === 404) reports.set(providerId, ABSENT);
    else if (answer.status === 200 && prediction?.id === providerId)
      reports.set(providerId, reportOfPrediction(prediction));
    else throw refusalOf(answer);
  }
  return reports;
}

const ABSENT: Report = {
  state: 'absent',
  progress: null,
  outputs: [],
  errors: [],
  isFree: false,
  version: null,
};

async function cancel(job: Job, call: Call): Promise<Report> {
  const answer = await ask(call, { method: 'POST', path: `/predictions/${job.providerId}/cancel` });
  const prediction = predictionSchema.safeParse(answer.body).data;
  if (answer.status !== 200 || prediction?.id !== job.providerId) throw refusalOf(answer);
  return reportOfPrediction(prediction);
}

const pageSchema = z.object({ results: z.array(z.unknown()), next: z.string().nullish() });

/** The most pages of 100 predictions that one search reads: more than can be made in any search's window. */
const MAX_PAGES = 50;

/**
 * There is no key of ours on a prediction, so it is known by its content: our model, and our input with the seed that
 * we sent, made in the time of the search and owned by no other task. Several matches are one task that was run several times.
 */
async function find({ job, from, until, isTaken }: Search, call: Call): Promise<Found> {
  const matches: Prediction[] = [];
  const bounds = `created_after=${toTime(from)}&created_before=${toTime(until)}`;
  let query: string | null = bounds;
  for (let page = 0; query !== null; page++) {
    if (page === MAX_PAGES)
      throw new ProviderError('provider-failed', 'Replicate has more predictions than are searched.');
    const answer = await ask(call, { method: 'GET', path: `/predictions?${query}` });
    const list = pageSchema.safeParse(answer.body).data;
    if (answer.status !== 200 || !list) throw refusalOf(answer);
    const predictions = list.results.flatMap((entry) => predictionSchema.safeParse(entry).data ?? []);
    matches.push(...predictions.filter((prediction) => isOurs(prediction, job) && !isTaken(prediction.id)));
    const cursor = list.next ? cursorOf(list.next) : null;
    query = cursor && `${bounds}&${cursor}`;
  }
  return matches
    .filter((prediction) => isMadeIn(prediction, from, until))
    .toSorted((a, b) => madeAt(a) - madeAt(b))
    .map((prediction) => ({ providerId: prediction.id, report: reportOfPrediction(prediction) }));
}

async function ask(call: Call, request: CallRequest): Promise<CallAnswer> {
  return call(request).catch((failure: unknown) => {
    throw errorOfFailure(failure, 'Replicate');
  });
}

function refusalOf(answer: CallAnswer): ProviderError {
  const problem = readProblem(answer.body);
  return refusalError({
    provider: 'Replicate',
    status: answer.status,
    said: problem && toTaskError(problem, answer.status),
    retryAfterMs: retryAfterOf(problem) ?? readRetryAfter(answer),
  });
}

function toTime(ms: number): string {
  return encodeURIComponent(new Date(ms).toISOString());
}

function madeAt(prediction: Prediction): number {
  return Date.parse(prediction.created_at ?? '');
}

/** The list may not heed the bounds that it is asked for. One that does not tell its time counts. */
function isMadeIn(prediction: Prediction, from: number, until: number): boolean {
  const at = madeAt(prediction);
  return Number.isNaN(at) || (at >= from && at <= until);
}

/** Only the cursor of a `next` URL is used: its host is not ours to follow. */
function cursorOf(next: string): string | null {
  const cursor = URL.canParse(next) ? new URL(next).searchParams.get('cursor') : null;
  return cursor ? `cursor=${encodeURIComponent(cursor)}` : null;
}

/** Images are left out: data URLs are not kept by the provider, and uploads have an address that only the answer told. */
function isOurs(prediction: Prediction, job: Job): boolean {
  if (prediction.model !== undefined && prediction.model !== job.model.providerModel) return false;
  const { input: theirs } = prediction;
  if (!theirs) return false;
  const images = new Set(
    flattenFields(job.model.fields)
      .filter(takesImages)
      .map((field) => field.name),
  );
  const names = new Set([...Object.keys(job.sent), ...Object.keys(theirs)]);
  return [...names].every((name) => images.has(name) || isSame(job.sent[name], theirs[name]));
}

/** Numbers by value, whether they came as text, number or with all their digits. */
function isSame(ours: InputValue | undefined, theirs: unknown): boolean {
  if (ours === undefined || theirs === undefined) return false;
  if (Array.isArray(ours)) {
    return (
      Array.isArray(theirs) &&
      ours.length === theirs.length &&
      ours.every((item, at) => isSame(item, theirs[at]))
    );
  }
  if (isInputObject(ours)) {
    const found: Input = isInputObject(theirs) ? theirs : {};
    return Object.entries(ours).every(([name, value]) => isSame(value, found[name]));
  }
  return String(ours) === String(theirs);
}
