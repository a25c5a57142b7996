import { imageCount } from '#core/cost.ts';
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
import { readAnswer, reportOf } from './runware-answer.ts';
import { type RunwareError, toTaskError } from './runware-error.ts';

/** Runware's REST API: one path, arrays of tasks. Source: contracts/runware.md. */
export const runwareProvider: Provider = {
  id: 'runware',
  title: 'Runware',
  baseUrl: 'https://api.runware.ai/v1',
  variables: { key: 'RUNWARE_API_KEY', baseUrl: 'RUNWARE_BASE_URL' },
  resultHosts: ['im.runware.ai'],
  keepsResultsMs: null,
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
  if (blamed?.code === 'conflictTaskUUID') return { kind: 'accepted', providerId: job.id, report: null };
  const report = read ? reportOf(read, job.id, imageCount(job.model, job.sent)) : null;
  if (status >= 200 && status < 300 && report && report.state !== 'silent' && report.state !== 'failed') {
    return { kind: 'accepted', providerId: job.id, report };
  }
  const isDefinite = [200, 400, 401, 402, 403, 404, 422].includes(status);
  if (!blamed || !isDefinite)
    return { kind: 'not-known', reason: `Runware answered ${status} without a word about this task.` };
  return { kind: 'refused', error: toTaskError(blamed), isWholeAccount: [401, 402, 403].includes(status) };
}

/** An error without a task's id is about the only task of the request. */
function isAbout(error: RunwareError, taskId: string): boolean {
  return error.taskUUID === undefined || error.taskUUID === taskId;
}

async function poll(jobs: readonly Job[], call: Call): Promise<ReadonlyMap<string, Report>> {
  const json = jobs.map((job) => ({ taskType: 'getResponse', taskUUID: job.id }));
  const answer = readAnswer((await call({ method: 'POST', path: '', json })).body);
  if (!answer) throw new Error('Runware answered a poll with something that is not its JSON.');
  return new Map(jobs.map((job) => [job.id, reportOf(answer, job.id, imageCount(job.model, job.sent))]));
}

/** The id is ours, so ask for it: first for its results, then in the archive. */
async function find(job: Job, call: Call): Promise<Found | null> {
  const current = (await poll([job], call)).get(job.id);
  if (current && current.state !== 'silent') return { providerId: job.id, report: current };
  const json = [{ taskType: 'getTaskDetails', taskUUID: job.id }];
  const archive = (await call({ method: 'POST', path: '', json })).body;
  const answer = readArchive(archive);
  const report = answer ? reportOf(answer, job.id, imageCount(job.model, job.sent)) : null;
  return report && report.state !== 'silent' ? { providerId: job.id, report } : null;
}

/** The archived response stands inside an item of `data`. Source: contracts/runware.md §2.5. */
function readArchive(body: unknown): ReturnType<typeof readAnswer> {
  if (typeof body !== 'object' || body === null || !('data' in body) || !Array.isArray(body.data))
    return null;
  const [first]: unknown[] = body.data;
  return typeof first === 'object' && first !== null && 'response' in first
    ? readAnswer(first.response)
    : null;
}
