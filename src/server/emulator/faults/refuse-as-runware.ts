import { jsonResponse } from '#server/emulator/json-response.ts';
import type { RunwareError } from '#server/emulator/runware/task-answer.ts';
import type { Refusal } from './refusal.ts';

/** Codes of statuses that are about the whole account; the others name the task. Source: shared/contracts/runware.md §1.5–§1.7. */
const OF_ACCOUNT: ReadonlyMap<number, Omit<RunwareError, 'message'>> = new Map([
  [401, { code: 'invalidApiKey', parameter: 'apiKey', taskType: 'authentication' }],
  [402, { code: 'insufficientCredits' }],
  [403, { code: 'insufficientPermissions' }],
]);
const OF_TASK: ReadonlyMap<number, Omit<RunwareError, 'message'>> = new Map([
  [400, { code: 'invalidPositivePrompt', parameter: 'positivePrompt' }],
  [422, { code: 'validationFailed' }],
  [429, { code: 'inferenceRateLimitExceeded' }],
  [500, { code: 'internalServerError' }],
  [503, { code: 'serviceUnavailable' }],
  [504, { code: 'providerGatewayTimeout' }],
]);

/** Runware's own words for a status. */
export function refuseAsRunware(refusal: Refusal): Response {
  const { status, taskIds } = refusal;
  const message = messageOf(refusal);
  const ofAccount = OF_ACCOUNT.get(status);
  const base = ofAccount ?? OF_TASK.get(status) ?? { code: notFoundOrUnknown(refusal) };
  const isNamed = ofAccount === undefined && taskIds.length > 0;
  const errors = isNamed
    ? taskIds.map((taskUUID) => ({ ...base, message, taskUUID }))
    : [{ ...base, message }];
  return jsonResponse({ errors, ...waitOf(refusal) }, { status });
}

function notFoundOrUnknown({ status, route }: Refusal): string {
  if (status !== 404) return 'unknownError';
  return route === 'submit' ? 'modelNotFound' : 'taskNotFound';
}

function messageOf({ status, retryAfterS, where }: Refusal): string {
  const wait = where === 'sentence' && retryAfterS !== undefined ? ` Try again in ~${retryAfterS}s.` : '';
  return `This was answered with ${status}.${wait}`;
}

function waitOf({ retryAfterS, where }: Refusal): { readonly retry_after?: number } {
  return where === 'body' && retryAfterS !== undefined ? { retry_after: retryAfterS } : {};
}
