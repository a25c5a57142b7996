import { imageCount } from '#core/cost.ts';
import type { ProviderError } from '#core/provider-error.ts';
import {
  type Call,
  type CallAnswer,
  type Found,
  type Job,
  type Provider,
  type ReadImage,
  type Report,
  type Search,
  type SendOutcome,
  SILENT,
} from '#server/providers/provider.ts';
import { refusalError } from '#server/providers/refusal-error.ts';
import { readRetryAfter } from '#server/providers/retry-after.ts';
import { errorOfFailure, outcomeOfFailure, outcomeOfImage } from '#server/providers/transport-failure.ts';
import { toDataUri, toWireInput, type WireObject } from '#server/providers/wire-input.ts';
import {
  CONFLICT,
  NO_NEWS,
  type RunwareAnswer,
  readAnswer,
  reportOf,
  reportOfArchive,
} from './runware-answer.ts';
import { type RunwareError, toTaskError } from './runware-error.ts';
import { runwareRequest } from './runware-request.ts';

/** Runware's REST API: one path, arrays of tasks. Source: contracts/runware.md. */
export const runwareProvider: Provider = {
  id: 'runware',
  title: 'Runware',
  baseUrl: 'https://api.runware.ai/v1',
  request: runwareRequest,
  variables: { key: 'RUNWARE_API_KEY', baseUrl: 'RUNWARE_BASE_URL' },
  resultHosts: ['im.runware.ai'],
  keepsResultsMs: null,
  // Source of the times: faults.md §4, X41.
  overdueMs: 20 * 60_000,
  questionsMs: [1_000, 4_000, 10_000, 20_000, 40_000, 60_000],
  findableMs: null,
  takesOurId: true,
  pollBatch: 20,
  send,
  poll,
  find,
  cancel: null,
};

async function send(job: Job, call: Call, readImage: ReadImage): Promise<SendOutcome> {
  let task: WireObject;
  try {
    task = await toWireInput(job.model.fields, job.sent, (value) => toRunwareImage(value, readImage));
  } catch (failure) {
    return outcomeOfImage(failure, 'Runware');
  }
  let answer: CallAnswer;
  try {
    answer = await call({ method: 'POST', path: '', json: [task], isBillable: true });
  } catch (failure) {
    return outcomeOfFailure(failure, 'Runware');
  }
  return outcomeOf(job, answer);
}

/** Uploaded images and earlier results travel inline; URLs and Runware's own UUIDs as they are. */
async function toRunwareImage(value: string, readImage: ReadImage): Promise<string> {
  const image = await readImage(value);
  return image ? toDataUri(image) : value;
}

function outcomeOf(job: Job, answer: CallAnswer): SendOutcome {
  const { status } = answer;
  if (status === 429) return { kind: 'throttled', retryAfterMs: readRetryAfter(answer) };
  const read = readAnswer(answer.body);
  const blamed = read?.errors.find((error) => isAbout(error, job.id));
  if (blamed?.code === CONFLICT)
    return { kind: 'accepted', providerId: job.id, report: null, isRepeat: true };
  const report = read ? reportOf(read, job.id, imageCount(job.model, job.sent)) : null;
  const isSuccess = status >= 200 && status < 300;
  // With success, an error about the input says that nothing was run; any other that names the task, that it failed later.
  const isRun = report !== null && report.state !== 'silent' && report.errors[0]?.kind !== 'invalid-input';
  if (isSuccess && isRun) return { kind: 'accepted', providerId: job.id, report, isRepeat: false };
  const isDefinite = [200, 400, 401, 402, 403, 404, 422].includes(status);
  // Beside what cannot be read an error proves nothing: results may be behind it.
  if (!blamed || !isDefinite || read?.isGarbled)
    return { kind: 'not-known', reason: `Runware answered ${status} without a word about this task.` };
  return { kind: 'refused', error: toTaskError(blamed), isWholeAccount: [401, 402, 403].includes(status) };
}

/** An error without a task's id is about the only task of the request. */
function isAbout(error: RunwareError, taskId: string): boolean {
  return error.taskUUID === undefined || error.taskUUID === taskId;
}

/**
 * Which status goes with failed tasks is not documented, so one that has news of some is read; but a fault at Runware, or
 * a refusal of the account, says nothing of a task, whatever it names. Source: contracts/runware.md §1.5.
 */
async function poll(jobs: readonly Job[], call: Call): Promise<ReadonlyMap<string, Report>> {
  const answer = await ask('getResponse', jobs, call);
  const reports = jobs.map((job) => [job.id, reportOf(answer.read, job.id, countOf(job))] as const);
  const isHeard = reports.some(([, report]) => report.state !== 'silent');
  const { errors } = answer.read;
  // That nothing is known of any of them is an answer too.
  const isNotKnown = errors.length > 0 && errors.every(({ code }) => NO_NEWS.test(code));
  const isNews =
    answer.status === 200 || ((isHeard || isNotKnown) && [400, 404, 422].includes(answer.status));
  if (!isNews) throw refusalOf(answer, answer.read);
  const strangers = answer.read.items.map(({ taskUUID }) => [taskUUID, SILENT] as const);
  return new Map([...reports, ...strangers, ...reports]);
}

/** The id is ours, so ask for it: first for its results, then in the archive. */
async function find({ job }: Search, call: Call): Promise<Found> {
  const report = (await poll([job], call)).get(job.id);
  if (report && report.state !== 'silent') return [{ providerId: job.id, report }];
  const { body } = await ask('getTaskDetails', [job], call);
  const archived = reportOfArchive(body, job.id, countOf(job));
  return archived.state === 'silent' ? [] : [{ providerId: job.id, report: archived }];
}

async function ask(taskType: string, jobs: readonly Job[], call: Call) {
  const json = jobs.map((job) => ({ taskType, taskUUID: job.id }));
  const answer = await call({ method: 'POST', path: '', json }).catch((failure: unknown) => {
    throw errorOfFailure(failure, 'Runware');
  });
  const read = readAnswer(answer.body);
  if (!read) throw refusalOf(answer, null);
  return { ...answer, read };
}

function refusalOf(answer: CallAnswer, read: RunwareAnswer | null): ProviderError {
  const [error] = read?.errors ?? [];
  const said = error ? toTaskError(error) : null;
  return refusalError({
    provider: 'Runware',
    status: answer.status,
    said,
    retryAfterMs: readRetryAfter(answer),
  });
}

function countOf(job: Job): number {
  return imageCount(job.model, job.sent);
}
