import type { Delivered } from '#server/emulator/delivery/delivery.ts';
import type { Desk } from '#server/emulator/desk.ts';
import type { ProviderName } from '#server/emulator/provider-name.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import type { FaultAction, FaultOf, FaultRoute } from './fault-script.ts';

/** One request that a fault strikes, and what lies behind the fault. */
export type Exchange = {
  readonly desk: Desk;
  readonly provider: ProviderName;
  readonly route: FaultRoute;
  readonly request: Request;
  /** The tasks that the fault is about, by `taskKey`: the one it names, else those of the request. */
  readonly keys: readonly string[];
  /** What the book has of them by now. */
  readonly tasks: () => readonly TaskEntry[];
  /** Their ids, as the provider calls them: Runware's before they are executed, Replicate's afterwards. */
  readonly taskIds: () => readonly string[];
  /** The answer without this fault. Nothing is executed, or charged, before it is called. */
  readonly answer: () => Promise<Delivered>;
  /** An answer that the fault makes up. */
  readonly reply: (response: Response) => Delivered;
};

/** What an action does to an exchange. */
export type Behaviour<Action extends FaultAction> = (
  fault: FaultOf<Action>,
  exchange: Exchange,
) => Promise<Delivered>;
