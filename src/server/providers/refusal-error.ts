import { ProviderError } from '#core/provider-error.ts';
import type { ErrorKind, TaskError } from '#core/task.ts';

type Refusal = {
  /** What people call the provider. */
  readonly provider: string;
  readonly status: number;
  /** Its own error, where it gave one. */
  readonly said: TaskError | null;
  readonly retryAfterMs: number | null;
};

/** What a question comes to that a provider did not answer. */
export function refusalError({ provider, status, said, retryAfterMs }: Refusal): ProviderError {
  const message = said?.message || `${provider} answered ${status} to a question. It is asked again.`;
  return new ProviderError(KINDS[status] ?? said?.kind ?? 'provider-failed', message, { retryAfterMs });
}

const KINDS: Partial<Record<number, ErrorKind>> = {
  401: 'unauthorized',
  402: 'out-of-credit',
  403: 'unauthorized',
  429: 'rate-limited',
};
