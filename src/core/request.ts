import type { Model } from './models/registry.ts';
import { flattenFields } from './schema/field.ts';
import type { Input } from './schema/input.ts';
import { expandPath, getAt, setAt } from './schema/path.ts';
import { fieldOfRole } from './schema/role.ts';

/** What a run adds to an input: its id, and the seed used where the user left it unset (decimal digits). */
export type Additions = { readonly taskId: string; readonly seed: string };

/**
 * The request of a run: the user's input, the seed, the values that the definition manages and those it sends where unset.
 * Images stay references, 64-bit integers digits in text: how they travel is the provider's matter.
 */
export function completeInput(model: Model, input: Input, additions: Additions): Input {
  let sent = input;
  for (const { path: definitionPath, managed, whenUnset } of flattenFields(model.fields)) {
    for (const path of expandPath(sent, definitionPath)) {
      if (managed?.from === 'task-id') sent = setAt(sent, path, additions.taskId);
      else if (managed?.value !== undefined) sent = setAt(sent, path, managed.value);
      else if (whenUnset && getAt(sent, path) === undefined) sent = setAt(sent, path, whenUnset.sends);
    }
  }
  const seed = fieldOfRole(model.fields, 'seed');
  return seed && getAt(sent, seed.path) === undefined ? setAt(sent, seed.path, additions.seed) : sent;
}
