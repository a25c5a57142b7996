import type { Model } from '#core/models/registry.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { session } from '#web/api/session/session.ts';
import { privatePaths } from '#web/form/private-paths.ts';

type Typed = readonly (readonly [path: string, value: InputValue])[];

/**
 * Private values that were typed since the page was opened, by model. They outlive a change of model or screen, never the
 * page nor signing out: nothing that lasts has them.
 */
const byModel = new Map<string, Typed>();

session.subscribe(() => {
  if (session.state() === 'left') byModel.clear();
});

export const typedPrivate = {
  of: (model: Model): Typed => byModel.get(model.id) ?? [],
  keep(model: Model, input: Input): void {
    const typed = privatePaths(model, input).flatMap((path) => {
      const value = getAt(input, path);
      return value === undefined ? [] : [[path, value] as const];
    });
    byModel.set(model.id, typed);
  },
};
