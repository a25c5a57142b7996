import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { TaskStatus } from '#core/task.ts';

const LOOK_EVERY_MS = 250;
const GIVEN_UP_MS = 60_000;

const pageSchema = z.object({ tasks: z.array(z.unknown()) });

type Awaited = {
  readonly status: TaskStatus;
  /** At most 200. */
  readonly count: number;
};

/** Resolves when a server has that many tasks of a status. Rejects after a minute. */
export async function untilStatus(url: string, { status, count }: Awaited): Promise<void> {
  const begun = performance.now();
  while (performance.now() - begun < GIVEN_UP_MS) {
    const answer = await fetch(`${url}/api/tasks?status=${status}&limit=${count}`);
    const { tasks } = pageSchema.parse(await answer.json());
    if (tasks.length === count) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`After ${GIVEN_UP_MS / 1000} s there were no ${count} tasks that are ${status}.`);
}
