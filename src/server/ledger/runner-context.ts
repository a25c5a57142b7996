import type { Clock } from '#core/clock.ts';
import type { Model } from '#core/models/registry.ts';
import type { Job, Provider, ReadImage, Report } from '#server/providers/provider.ts';
import type { Aside } from './aside.ts';
import type { FileStore } from './file-store.ts';
import type { Gate } from './gate.ts';
import type { Inbox } from './inbox.ts';
import type { Ledger } from './ledger.ts';
import type { Pace } from './pace.ts';
import type { Storage } from './storage.ts';
import type { TaskRow } from './task-row.ts';
import type { Transcript } from './transcript.ts';
import type { Upstream } from './upstream.ts';

/** The way of one provider's tasks, live or sandbox: where they go, and whether they may. */
export type Lane = {
  readonly provider: Provider;
  readonly upstream: Upstream;
  /** Whether tasks are sent. */
  readonly gate: Gate;
  /** Whether the provider is asked for what it has: it may refuse the key for that too. */
  readonly asking: Gate;
  readonly pace: Pace;
};

/** What a provider said of a task, the inbox with the images that came inside its answer, and that answer itself. */
export type Heard = {
  readonly report: Report;
  readonly lane: Lane;
  readonly inbox: Inbox;
  readonly transcript: Transcript;
};

/** All that the steps of a task need, handed in. */
export type RunnerContext = {
  readonly ledger: Ledger;
  readonly files: FileStore;
  readonly aside: Aside;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly models: ReadonlyMap<string, Model>;
  /** The lane of a task, or `null` where its provider has no key now: it waits, and never changes to another lane. */
  readonly laneOf: (task: Pick<TaskRow, 'provider' | 'sandbox'>) => Lane | null;
  readonly readImage: ReadImage;
  /** How many tasks one lane has under way at the most. */
  readonly tasksAtOnce: number;
  readonly newId: () => string;
  /** 0 ≤ x < 1, to spread polls. */
  readonly random: () => number;
  /** Told of what went wrong and is tried again. */
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void;
};

export function jobOf(row: TaskRow, model: Model): Job {
  return { id: row.id, model, sent: row.sent, providerId: row.provider_id };
}

/** Every task that the provider has of one of ours: one, unless it ran it several times. */
export function jobsOf(row: TaskRow, model: Model): readonly Job[] {
  return [row.provider_id, ...row.twins].map((providerId) => ({ ...jobOf(row, model), providerId }));
}
