import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt, setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { seedValue } from '#core/schema/seed-value.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import type { Task } from '#core/task.ts';

/** What was asked of the task's own model, with the seed that came back, else the one that was sent, or without any. */
export function recipeOfTask(task: Task, model: Model, withSeed: boolean): Input {
  const seed = fieldOfRole(model.fields, 'seed');
  // Of private values the ledger keeps the host alone: they are typed anew.
  const asked = withoutPrivate(model, task.input);
  if (!seed) return asked;
  if (!withSeed) return setAt(asked, seed.path, undefined);
  const used = task.images[0]?.seed ?? getAt(task.sent, seed.path);
  return used === undefined ? asked : setAt(asked, seed.path, seedValue(seed, String(used)));
}
