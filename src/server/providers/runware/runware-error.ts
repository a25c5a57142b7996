import { z } from 'zod';
import type { ErrorKind, TaskError } from '#core/task.ts';
import { issuesAt } from '#server/providers/issues-at.ts';
import { toPlainText } from '#server/providers/plain-text.ts';

/** The longest code that is kept, in characters. */
const MAX_CODE = 100;

/** One error object. Only what is used is described; further keys are allowed. Source: contracts/runware.md §1.6. */
export const runwareErrorSchema = z.object({
  code: z
    .string()
    .transform((code) => toPlainText(code, MAX_CODE))
    .catch('unknownError'),
  message: z.string().catch(''),
  parameter: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  taskUUID: z.string().optional().catch(undefined),
  allowedValues: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
});
export type RunwareError = z.infer<typeof runwareErrorSchema>;

/** Codes by kind; the first match wins. Source: contracts/runware.md §1.7. */
const KINDS: readonly (readonly [RegExp, ErrorKind])[] = [
  [/Credits|Quota|Balance|^paymentRequired$|^quotaExceeded$/, 'out-of-credit'],
  [/RateLimit/i, 'rate-limited'],
  [
    /[Cc]ontentPolicy|ensitiveContent|nsafeContent|nsfwContent|^promptBlocked$|^imageBlocked$|^moderationFailed$/,
    'content-blocked',
  ],
  [
    /ApiKey|^unauthorized$|^forbidden$|ermission|^auth|Authentication|^invalidCredentials$|^token(Expired|Invalid|Missing|Revoked)$|^(account|organization|workspace)/,
    'unauthorized',
  ],
  [/[Tt]imeout/, 'timed-out'],
  [
    /^(invalid|missing|conflict|duplicate|unsupported|unknownParameter|incompatible|value|array|max)/,
    'invalid-input',
  ],
];

export function kindOfCode(code: string): ErrorKind {
  return KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? 'provider-failed';
}

/** An error of Runware's as a task's error, with an issue at every parameter that it names. */
export function toTaskError(error: RunwareError): TaskError {
  const kind = kindOfCode(error.code);
  const said = toPlainText(error.message) || error.code;
  const allowed = [error.allowedValues ?? []].flat().join(', ');
  const message = toPlainText(allowed && !said.includes(allowed) ? `${said} Allowed: ${allowed}` : said);
  const paths = [error.parameter ?? []].flat();
  return {
    kind,
    message: ADVICE[kind] ? `${message} ${ADVICE[kind]}` : message,
    issues: issuesAt(paths.map((path) => ({ path: path.replace(/\[(\d+)\]/g, '.$1'), message }))),
    code: error.code,
  };
}

const ADVICE: Partial<Record<ErrorKind, string>> = {
  unauthorized: 'Runware refused the key. Check RUNWARE_API_KEY and start again.',
  'out-of-credit': 'The Runware account has no credit left. Top it up; the queue goes on by itself.',
};
