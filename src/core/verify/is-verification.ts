import type { Model } from '#core/models/registry.ts';
import type { Task } from '#core/task.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import { sentRecipe } from './sent-recipe.ts';

type Candidate = {
  readonly task: Task;
  /** The one that it was run again from. */
  readonly original: Task;
  /** Of the original. */
  readonly model: Model;
};

/** Whether a task is the same recipe as its parent, its seed among it, sent once more to the same place. */
export function isVerification({ task, original, model }: Candidate): boolean {
  if (task.parent !== original.id || task.model !== original.model || task.sandbox !== original.sandbox)
    return false;
  const [before, again] = [original, task].map(({ sent }) => sentRecipe(model, sent));
  return before !== undefined && again !== undefined && differencesOf(model, before, again).length === 0;
}
