import { z } from 'zod';
import { flattenFields } from '#core/schema/field.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import type {
  Call,
  CallAnswer,
  Found,
  Job,
  Provider,
  ReadImage,
  Report,
  SendOutcome,
} from '#server/providers/provider.ts';
import { readRetryAfter } from '#server/providers/retry-after.ts';
import { outcomeOfFailure, outcomeOfImage } from '#server/providers/transport-failure.ts';
import { toDataUri, toWireInput, type WireObject } from '#server/providers/wire-input.ts';
import { type Prediction, predictionSchema, reportOfPrediction } from './prediction.ts';
import { readProblem, retryAfterOf, toTaskError } from './problem.ts';

/** Replicate's HTTP API. Source: contracts/replicate.md. */
export const replicateProvider: Provider = {
  id: 'replicate',
  title: 'Replicate',
  baseUrl: 'https://api.replicate.com/v1',
  variables: { key: 'REPLICATE_API_TOKEN', baseUrl: 'REPLICATE_BASE_URL' },
  resultHosts: ['replicate.delivery', '*.replicate.delivery'],
  keepsResultsMs: 60 * 60 * 1000,
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
    return { kind: 'accepted', providerId: prediction.id, report: reportOfPrediction(prediction) };
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
  for (const job of jobs) {
    const answer = await call({ method: 'GET', path: `/predictions/${job.providerId}` });
    const prediction = predictionSchema.safeParse(answer.body).data;
    if (answer.status === 200 && prediction?.id === job.providerId)
      reports.set(job.id, reportOfPrediction(prediction));
    else if (answer.status !== 404) throw new Error(`Replicate answered ${answer.status} to a poll.`);
  }
  return reports;
}

async function cancel(job: Job, call: Call): Promise<Report> {
  const answer = await call({ method: 'POST', path: `/predictions/${job.providerId}/cancel` });
  const prediction = predictionSchema.safeParse(answer.body).data;
  if (!prediction) throw new Error(`Replicate answered ${answer.status} to a cancellation.`);
  return reportOfPrediction(prediction);
}

const pageSchema = z.object({ results: z.array(z.unknown()), next: z.string().nullish() });

/** The most pages of predictions that one search reads, of 100 predictions each. */
const MAX_PAGES = 5;

/**
 * There is no key of ours on a prediction, so it is known by its content: our model, our input with the seed that
 * we sent, made from a minute before sending on, and owned by no other task. The oldest match is the one.
 */
async function find(job: Job, call: Call, isTaken: (providerId: string) => boolean): Promise<Found | null> {
  const after = new Date((job.sentAt ?? 0) - 60_000).toISOString();
  const matches: Prediction[] = [];
  let query: string | null = `created_after=${encodeURIComponent(after)}`;
  for (let page = 0; page < MAX_PAGES && query !== null; page++) {
    const answer: CallAnswer = await call({ method: 'GET', path: `/predictions?${query}` });
    const list = pageSchema.safeParse(answer.body).data;
    if (!list) throw new Error(`Replicate answered ${answer.status} to a list of predictions.`);
    const predictions = list.results.flatMap((entry) => predictionSchema.safeParse(entry).data ?? []);
    matches.push(...predictions.filter((prediction) => isOurs(prediction, job) && !isTaken(prediction.id)));
    query = list.next ? cursorOf(list.next) : null;
  }
  if (query !== null && matches.length === 0)
    throw new Error('There are more predictions than are searched.');
  const oldest = matches.toSorted((a, b) => (a.created_at ?? '').localeCompare(b.created_at ?? ''))[0];
  return oldest ? { providerId: oldest.id, report: reportOfPrediction(oldest) } : null;
}

/** Only the cursor of a `next` URL is used: its host is not ours to follow. */
function cursorOf(next: string): string | null {
  const cursor = URL.canParse(next) ? new URL(next).searchParams.get('cursor') : null;
  return cursor ? `cursor=${encodeURIComponent(cursor)}` : null;
}

function isOurs(prediction: Prediction, job: Job): boolean {
  if (prediction.model !== undefined && prediction.model !== job.model.providerModel) return false;
  const images = new Set(
    flattenFields(job.model.fields)
      .filter((field) => field.kind === 'image' || (field.kind === 'list' && field.item.kind === 'image'))
      .map((field) => field.name),
  );
  const theirs = prediction.input ?? {};
  return Object.entries(job.sent).every(([name, value]) => images.has(name) || isSame(value, theirs[name]));
}

/** Numbers by value, whether they came as text, number or with all their digits. */
function isSame(ours: InputValue, theirs: unknown): boolean {
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
