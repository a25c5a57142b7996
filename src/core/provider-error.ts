import type { ErrorKind } from './task.ts';

/**
 * A provider could not be asked: it refused the key, asked to wait, or answered with something that is none. Its kind
 * decides what the asking does next. What becomes of a billable request is a `SendOutcome`, never an exception.
 */
export class ProviderError extends Error {
  readonly kind: ErrorKind;
  /** How long it asks to wait, in milliseconds; `null` where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    kind: ErrorKind,
    message: string,
    { retryAfterMs = null, cause }: { readonly retryAfterMs?: number | null; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
