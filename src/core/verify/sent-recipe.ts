import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { expandPath, setAt } from '#core/schema/path.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';

/** What of a request makes the picture: all of it but its task's id, and private values, of which the ledger keeps the host alone. */
export function sentRecipe(model: Model, sent: Input): Input {
  const ids = flattenFields(model.fields).filter(({ managed }) => managed?.from === 'task-id');
  return ids
    .flatMap(({ path }) => expandPath(sent, path))
    .reduce((rest, path) => setAt(rest, path, undefined), withoutPrivate(model, sent));
}
