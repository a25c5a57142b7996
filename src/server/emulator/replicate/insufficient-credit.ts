import { problem } from './problem.ts';

/** The 402. Source: shared/contracts/replicate.md §10. */
export function insufficientCredit(): Response {
  const detail =
    'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit.';
  return problem({ title: 'Insufficient credit', detail, status: 402 });
}
