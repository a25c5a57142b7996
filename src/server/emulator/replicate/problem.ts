import { jsonResponse } from '#server/emulator/json-response.ts';

/** One fault of an input. Source: shared/contracts/replicate.md §10. */
export type InvalidField = { readonly type: string; readonly field: string; readonly description: string };

type Problem = {
  readonly status: number;
  readonly detail: string;
  readonly title?: string;
  readonly invalid_fields?: readonly InvalidField[];
  /** Seconds. */
  readonly retry_after?: number;
};

/** A refusal as Replicate words it: `application/problem+json`. */
export function problem({ title, detail, status, ...rest }: Problem): Response {
  const body = { ...(title ? { title } : {}), detail, status, ...rest };
  return jsonResponse(body, { status, type: 'application/problem+json' });
}
