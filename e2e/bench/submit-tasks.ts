import { Client } from 'undici';
import type { Model } from '#core/models/registry.ts';
import { postJson } from './post-json.ts';
import { taskRequest } from './task-request.ts';
import { untilStatus } from './until-status.ts';

type Submission = {
  readonly model: Model;
  readonly count: number;
  /** Of a square picture, in pixels. */
  readonly size: number;
};

/** Submits new tasks to a server that had none. Resolves with their ids when all are running. */
export async function submitTasks(
  url: string,
  { model, count, size }: Submission,
): Promise<readonly string[]> {
  const caller = { client: new Client(url), origin: url };
  const requests = Array.from({ length: count }, () => taskRequest(model, size));
  for (const { body } of requests) await postJson(caller, '/api/tasks', body);
  await caller.client.close();
  await untilStatus(url, { status: 'running', count });
  return requests.map(({ id }) => id);
}
