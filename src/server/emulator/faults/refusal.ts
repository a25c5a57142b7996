import type { Habits } from '#server/emulator/habits.ts';
import type { FaultRoute } from './fault-script.ts';

/** A refusal that a script asks for, to be worded by a provider. */
export type Refusal = {
  readonly status: number;
  readonly route: FaultRoute;
  /** The tasks that are refused. */
  readonly taskIds: readonly string[];
  /** How long to wait, in seconds, and where that is said. */
  readonly retryAfterS: number | undefined;
  readonly where: Habits['retryAfter'];
};
