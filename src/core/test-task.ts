import { type Task, taskSchema } from './task.ts';

/** For tests: a task that runs. */
export function testTask(id: string, changes: Partial<Task> = {}): Task {
  return taskSchema.parse({
    id,
    revision: 1,
    place: 1,
    model: 'runware/a',
    status: 'running',
    progress: null,
    input: { prompt: id },
    sent: {},
    providerId: null,
    modelVersion: null,
    sandbox: true,
    parent: null,
    images: [],
    missing: [],
    cost: { kind: 'unknown', usd: null },
    error: null,
    warnings: [],
    starred: false,
    rating: null,
    tags: [],
    note: '',
    times: { accepted: '2026-01-01T00:00:00.000Z', sent: null, running: null, saving: null, ended: null },
    deletedAt: null,
    ...changes,
  });
}
