import { type InvalidField, problem } from './problem.ts';

/** The 422 of an input that breaks its schema: a line and an entry for each fault. Source: shared/contracts/replicate.md §10. */
export function invalidInput(fields: readonly InvalidField[]): Response {
  const detail = fields
    .map(({ field, description }) => `- ${field === '' ? '' : `${field}: `}${description}\n`)
    .join('');
  return problem({ title: 'Input validation failed', detail, status: 422, invalid_fields: fields });
}
