import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '#server/emulator/book.ts';
import type { Output } from '#server/emulator/list-outputs.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import type { Arrival, Upstream } from './open-upstream.ts';
import { type LedgerFile, readLedger } from './read-ledger.ts';
import type { Schedule, TaskPlan } from './schedule.ts';
import type { User } from './user.ts';

/** All that is known after a run: what the provider did, what the server has on disk, what its user asked for. */
export type Evidence = {
  readonly schedule: Schedule;
  readonly user: Pick<User, 'taken' | 'retries' | 'forgotten'>;
  readonly ledger: LedgerFile;
  /** The SHA-256 of every file in the folder of images, by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** Every execution, oldest first. */
  readonly executed: readonly TaskEntry[];
  /** Every result that was charged, and the hashes under which its bytes may have arrived. */
  readonly outputs: readonly (Output & { readonly hashes: ReadonlySet<string> })[];
  /** Bodies of billable requests, as they arrived. */
  readonly submits: readonly string[];
  readonly arrivals: readonly Arrival[];
  /** The server ended when it was asked to, not at a crash point just then. */
  readonly isClean: boolean;
};

type Sources = Pick<Evidence, 'schedule' | 'user' | 'isClean'> & {
  readonly upstream: Upstream;
  readonly dataDir: string;
};

/** Gathers it when the server has ended. */
export async function gatherEvidence(sources: Sources): Promise<Evidence> {
  const { schedule, user, isClean, upstream, dataDir } = sources;
  const { emulator, standIns, arrivals } = upstream;
  const { book } = emulator;
  const outputs = await emulator.outputs();
  return {
    schedule,
    user,
    isClean,
    ledger: readLedger(dataDir),
    files: hashFiles(join(dataDir, 'images')),
    executed: book.tasks.all(),
    outputs: outputs.map((output) => {
      // It may have been delivered before the provider made another picture of it.
      const first = standIns.get(output.pictureId);
      const asMade = first ? [output.sha256, first] : [output.sha256];
      const flipped = schedule.faults.some((fault) => fault.do === 'flip_bit')
        ? asMade.map((sha256) => hashOfFlipped(book, sha256))
        : [];
      return { ...output, hashes: new Set([...asMade, ...flipped]) };
    }),
    submits: book.requests().map(({ body }) => body),
    arrivals,
  };
}

/** Whether an execution is one of a task's: Replicate knows no id of ours. */
export function isOf({ provider, id, input }: TaskEntry, plan: TaskPlan): boolean {
  return provider === 'runware' ? id === plan.id : input.prompt === plan.prompt;
}

/** What was charged, in USD, but for what a provider charges of its own accord and tells nobody: a second execution, a failed item. */
export function usdOf(executed: readonly TaskEntry[]): number {
  return executed
    .filter(({ fate }) => !fate.isTwin)
    .reduce((sum, { pictures, fate, usdPerImage }) => {
      const untold = new Set(fate.failedItems?.map(({ index }) => index));
      return sum + usdPerImage * pictures.filter(({ isPaid }, place) => isPaid && !untold.has(place)).length;
    }, 0);
}

function hashFiles(folder: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(names.map((name) => [name, hash(readFileSync(join(folder, name)))]));
}

/** With the bit flipped that the fault flips by itself: the last one of the byte in the middle. */
function hashOfFlipped({ blobs }: Book, sha256: string): string {
  const bytes = Buffer.from(blobs.get(sha256) ?? []);
  const middle = Math.floor(bytes.byteLength / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return hash(bytes);
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
