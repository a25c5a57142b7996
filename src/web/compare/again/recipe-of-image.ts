import type { Compared } from '#core/compare/compared.ts';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { recipeOfTask } from '#web/task/recipe-of-task.ts';

/** What makes this image again, and it alone: what was asked with its own seed, and no count. */
export function recipeOfImage({ task, image }: Compared, model: Model): Input {
  const input = recipeOfTask({ ...task, images: [image] }, model, true);
  const count = fieldOfRole(model.fields, 'count');
  return count ? setAt(input, count.path, undefined) : input;
}
