import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { Task } from '#core/task.ts';

/** What was asked of the task's own model, with the seed that was used, or without any. */
export function recipeOfTask(task: Task, model: Model, withSeed: boolean): Input {
  const seed = fieldOfRole(model.fields, 'seed');
  if (!seed) return task.input;
  if (!withSeed) return setAt(task.input, seed.path, undefined);
  const used = task.images[0]?.seed;
  return used ? setAt(task.input, seed.path, used) : task.input;
}
