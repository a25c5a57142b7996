import type { Input } from '#core/schema/input.ts';
import type { Desk } from '#server/emulator/desk.ts';

/** One task of a request, and what answering it needs. */
export type TaskOrder = {
  readonly desk: Desk;
  readonly task: Input;
  /** Where the request was sent: links in the answer begin with it. */
  readonly origin: string;
  /** Aborts when the client hangs up, which stops neither the work nor the charge. */
  readonly signal: AbortSignal;
};
