import type { Model } from './models/registry.ts';
import { flattenFields } from './schema/field.ts';
import type { Input } from './schema/input.ts';
import { expandPath, getAt, setAt } from './schema/path.ts';
import { fieldOfRole } from './schema/role.ts';
import { withManaged } from './with-managed.ts';

/** What a run adds to an input: its id, and the seed used where the user left it unset (decimal digits). */
export type Additions = { readonly taskId: string; readonly seed: string };

/**
 * The request of a run: the user's input, the seed, the values that the definition manages and those it sends where unset.
 * Images stay references, 64-bit integers digits in text: how they travel is the provider's matter.
 */
export function completeInput(model: Model, input: Input, additions: Additions): Input {
  let sent = withManaged(model, input, additions.taskId);
  for (const { path: definitionPath, whenUnset } of flattenFields(model.fields)) {
    if (!whenUnset) continue;
    for (const path of expandPath(sent, definitionPath)) {
      if (getAt(sent, path) === undefined) sent = setAt(sent, path, whenUnset.sends);
    }
  }
  const seed = fieldOfRole(model.fields, 'seed');
  return seed && getAt(sent, seed.path) === undefined ? setAt(sent, seed.path, additions.seed) : sent;
}
