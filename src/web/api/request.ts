import { z } from 'zod/mini';
import { issueSchema } from '#core/schema/issue.ts';
import { session } from './session/session.ts';

const problemSchema = z.object({
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  issues: z._default(z.array(issueSchema), []),
});

/** What the server answered where it could not do as asked: a sentence, and issues by path where it has any. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly issues: z.infer<typeof problemSchema>['issues'];
  /** How long the server wants to be left alone, in milliseconds; `null` where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(problem: z.infer<typeof problemSchema>, retryAfterMs: number | null = null) {
    super(problem.detail);
    this.status = problem.status;
    this.issues = problem.issues;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came: the server is not running, or cannot be reached. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('Proofsheet’s server does not answer. Check that it runs, then try again.', { cause });
  }
}

type RequestOptions = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly json?: unknown;
  readonly body?: Blob;
  readonly signal?: AbortSignal;
};

/** One call of the API, its answer checked against `schema`. Rejects with `ApiProblem` or `UnreachableError`. */
export async function request<T extends z.ZodMiniType>(
  path: string,
  schema: T,
  options: RequestOptions = {},
): Promise<z.infer<T>> {
  const response = await ask(path, options);
  const answer = schema.safeParse(parse(await readText(response, options.signal)));
  if (answer.success) return answer.data;
  throw new Error('The server’s answer is not what this page expects. Load the page again.');
}

/** The same for an answer that is no JSON. */
export async function ask(path: string, options: RequestOptions): Promise<Response> {
  const askedAt = performance.now();
  const response = await send(path, options);
  if (response.ok) return response;
  const body = parse(await readText(response, options.signal));
  const problem = problemSchema.safeParse(body);
  // What stands between may answer in the server's place: nobody knows then what became of the request.
  if (!problem.success && response.status >= 500) throw new UnreachableError(response.status);
  if (problem.success && response.status === 401) session.refuse(askedAt);
  throw new ApiProblem(
    problem.data ?? {
      title: 'Error',
      status: response.status,
      detail: `The server answered ${response.status} without a reason. Try again.`,
      issues: [],
    },
    readRetryAfter(response.headers),
  );
}

function readRetryAfter(headers: Headers): number | null {
  const seconds = /^\d{1,6}$/.exec(headers.get('retry-after') ?? '')?.[0];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

async function send(path: string, { method = 'GET', json, body, signal }: RequestOptions): Promise<Response> {
  const init: RequestInit = { method };
  if (signal) init.signal = signal;
  if (method !== 'GET') {
    init.headers = { 'content-type': body?.type ?? 'application/json' };
    init.body = body ?? JSON.stringify(json ?? {});
  }
  return fetch(`/api${path}`, init).catch((cause: unknown) => unreachable(cause, signal));
}

/** The whole answer: one that is cut is none. */
function readText(response: Response, signal: AbortSignal | undefined): Promise<string> {
  return response.text().catch((cause: unknown) => unreachable(cause, signal));
}

/** A call that was given up is told apart from one that nobody answered in its time. */
function unreachable(cause: unknown, signal: AbortSignal | undefined): never {
  const { reason } = signal ?? {};
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
  throw signal?.aborted && !isTimeout ? cause : new UnreachableError(cause);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
