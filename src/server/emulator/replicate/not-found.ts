import { problem } from './problem.ts';

/** The 404 of a model, a prediction, a file or a path. Source: shared/contracts/replicate.md §10. */
export function notFound(): Response {
  return problem({ detail: 'The requested resource could not be found.', status: 404 });
}
