import { insufficientCredit } from '#server/emulator/replicate/insufficient-credit.ts';
import { invalidInput } from '#server/emulator/replicate/invalid-input.ts';
import { notFound } from '#server/emulator/replicate/not-found.ts';
import { problem } from '#server/emulator/replicate/problem.ts';
import { throttled } from '#server/emulator/replicate/throttled.ts';
import { unauthenticated } from '#server/emulator/replicate/unauthenticated.ts';
import type { Refusal } from './refusal.ts';

/** Replicate's own words for a status. Source: shared/contracts/replicate.md §10; what is not there is worded alike. */
export function refuseAsReplicate({ status, retryAfterS, where }: Refusal): Response {
  switch (status) {
    case 401:
      return unauthenticated();
    case 402:
      return insufficientCredit();
    case 403:
      return problem({ title: 'Forbidden', detail: 'You may not run this model.', status });
    case 404:
      return notFound();
    case 422:
      return invalidInput([{ type: 'required', field: 'input', description: 'prompt is required' }]);
    case 429:
      return throttled(retryAfterS ?? 0, retryAfterS === undefined ? 'none' : where);
    default:
      return problem({
        title: status < 500 ? 'Bad request' : 'Internal server error',
        detail: `This was answered with ${status}.`,
        status,
      });
  }
}
