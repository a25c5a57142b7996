import { z } from 'zod';
import type { ErrorKind, TaskError } from '#core/task.ts';
import { issuesAt } from '#server/providers/issues-at.ts';
import { toPlainText } from '#server/providers/plain-text.ts';

/** The longest title that is kept, in characters. */
const MAX_TITLE = 100;

const problemSchema = z.object({
  title: z.string().optional().catch(undefined),
  detail: z.string(),
  retry_after: z.number().optional().catch(undefined),
  invalid_fields: z
    .array(z.object({ type: z.string(), field: z.string(), description: z.string() }))
    .optional()
    .catch(undefined),
});
type Problem = z.infer<typeof problemSchema>;

/** Replicate's own error body, or `null` where the body is something else. Source: contracts/replicate.md §10. */
export function readProblem(body: unknown): Problem | null {
  return problemSchema.safeParse(body).data ?? null;
}

export function toTaskError(problem: Problem, status: number): TaskError {
  const title = toPlainText(problem.title, MAX_TITLE);
  const said = toPlainText([title, toPlainText(problem.detail)].filter(Boolean).join('. '));
  return {
    kind: kindOfStatus(status),
    message: [said, ADVICE[status]].filter(Boolean).join('. ').replaceAll('..', '.'),
    issues: issuesAt(
      (problem.invalid_fields ?? []).map((invalid) => ({
        path: pathOf(invalid),
        message: toPlainText(invalid.description),
      })),
    ),
    code: title || null,
  };
}

/** How long to wait, in milliseconds, by the body or by its sentence "resets in ~30s". `null` where neither tells. */
export function retryAfterOf(problem: Problem | null): number | null {
  const seconds =
    problem?.retry_after ?? Number(/resets in ~?(\d+)\s*s/.exec(problem?.detail ?? '')?.[1] ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** `input.output_format` → `output_format`; a missing parameter is named by its sentence alone. */
function pathOf(invalid: {
  readonly type: string;
  readonly field: string;
  readonly description: string;
}): string {
  const path = invalid.field.replace(/^input\.?/, '');
  return path || (/^(\w+) is required/.exec(invalid.description)?.[1] ?? '');
}

function kindOfStatus(status: number): ErrorKind {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 402) return 'out-of-credit';
  return status === 422 || status === 400 ? 'invalid-input' : 'provider-failed';
}

const ADVICE: Partial<Record<number, string>> = {
  401: 'Replicate refused the token. Check REPLICATE_API_TOKEN and start again',
  402: 'Top the account up; the queue goes on by itself',
  403: 'The token lacks the permission. Check REPLICATE_API_TOKEN and start again',
};
