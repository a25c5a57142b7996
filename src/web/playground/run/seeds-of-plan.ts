import type { Model } from '#core/models/registry.ts';
import type { RunPlan } from '#core/run-plan.ts';
import type { Input } from '#core/schema/input.ts';
import { valueOfRole } from '#core/schema/role.ts';

/** The rule of a run's seeds: the chosen one; unless one was chosen, a seed that is set is counted up from, and not thrown away. */
export function seedsOfPlan(model: Model, input: Input, { seeds }: RunPlan): NonNullable<RunPlan['seeds']> {
  const isSet = valueOfRole(model.fields, input, 'seed') !== undefined;
  return seeds ?? (isSet ? 'next' : 'draw');
}
