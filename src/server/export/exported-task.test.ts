import { expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';
import { toExportedTask } from './exported-task.ts';

it('B20 a task without its definition has no input until it has ended, since nobody can tell what of it is private', async () => {
  const bench = new Bench({ isRunning: false });
  const task = await bench.take(SMALL.runware.model, SMALL.runware.input);
  const bare = { model: null, definitionHash: '', exchanges: [] };
  for (const status of ['accepted', 'running', 'unknown'] as const)
    expect(toExportedTask({ ...bare, task: { ...task, status } })).toMatchObject({ input: {}, sent: {} });
  expect(toExportedTask({ ...bare, task: { ...task, status: 'done' } }).input).toEqual(SMALL.runware.input);
});
