import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Agent, fetch } from 'undici';
import { type Task, type TaskStatus, taskSchema } from '#core/task.ts';

type WatchOptions = {
  readonly dataDir: string;
  /** Whether its user has had a task sent again: it may be waiting to be sent then. */
  readonly isRetried: (id: string) => boolean;
};

/** Sees every task that the server tells of, and what must hold of each at that moment: O3 and O6 of shared/faults.md §1. */
export class TaskWatch {
  readonly tasks = new Map<string, Task>();
  readonly problems: string[] = [];
  readonly #options: WatchOptions;
  #changed = Promise.withResolvers<void>();

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Resolves when something new was seen. */
  get changed(): Promise<void> {
    return this.#changed.promise;
  }

  see(task: Task): void {
    this.#checkFiles(task);
    const before = this.tasks.get(task.id);
    if (before && before.revision >= task.revision) return;
    if (before) this.#checkStep(before, task);
    this.tasks.set(task.id, task);
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  /** What was seen does not hold any more: the ledger is an older one. */
  forget(): void {
    this.tasks.clear();
  }

  /** Follows the events of one life of the server, until it ends. */
  async follow(url: string, dispatcher: Agent): Promise<void> {
    try {
      const { body } = await fetch(`${url}/api/events`, { dispatcher });
      let text = '';
      for await (const chunk of body ?? []) {
        text += Buffer.from(chunk).toString();
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          if (!/^event: task$/m.test(event)) continue;
          this.see(taskSchema.parse(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '')));
        }
      }
    } catch (failure) {
      // The server is gone; whoever keeps it knows whether it should be.
      if (!(failure instanceof TypeError)) throw failure;
    }
  }

  #checkStep(before: Task, after: Task): void {
    const isRetried = this.#options.isRetried(after.id);
    if (before.status === after.status || reachable(before.status, isRetried).has(after.status)) return;
    this.problems.push(`O3: task ${after.id} went from ${before.status} back to ${after.status}.`);
  }

  #checkFiles({ id, images }: Task): void {
    for (const { sha256 } of images)
      if (!existsSync(join(this.#options.dataDir, 'images', sha256)))
        this.problems.push(`O6: task ${id} tells of ${sha256}, which is not on disk.`);
  }
}

/** The steps that a task may take by itself. What it is told to wait for puts it from `sending` back into the queue. */
const STEPS: { readonly [Status in TaskStatus]: readonly TaskStatus[] } = {
  accepted: ['sending', 'running', 'failed', 'canceled', 'unknown'],
  sending: ['accepted', 'running', 'failed', 'unknown'],
  running: ['saving', 'failed', 'canceled', 'expired', 'unknown'],
  saving: ['done', 'expired'],
  unknown: ['running', 'canceled'],
  // Bytes that come late.
  done: ['saving'],
  failed: ['saving'],
  canceled: ['saving'],
  expired: ['saving'],
};

/** Where a task can be by now: not every step is told of. */
function reachable(
  from: TaskStatus,
  isRetried: boolean,
  seen = new Set<TaskStatus>(),
): ReadonlySet<TaskStatus> {
  const next = from === 'unknown' && isRetried ? [...STEPS.unknown, 'accepted' as const] : STEPS[from];
  for (const status of next) {
    if (seen.has(status)) continue;
    seen.add(status);
    reachable(status, isRetried, seen);
  }
  return seen;
}
