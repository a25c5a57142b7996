import type { Model } from '#core/models/registry.ts';
import type { RunPlan } from '#core/run-plan.ts';
import { fieldSchema } from '#core/schema/field-schema.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt, setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { seedValue } from '#core/schema/seed-value.ts';
import { drawSeed } from '#web/form/numbers/draw-seed.ts';
import { seedsOfPlan } from './seeds-of-plan.ts';

type Planning = {
  readonly model: Model;
  readonly input: Input;
  readonly plan: RunPlan;
  /** Draws a seed up to a maximum; handed in for tests. */
  readonly draw?: typeof drawSeed;
};

/** The inputs of all tasks of a run, or the issue that stands in its way: where its seeds would run past the largest. */
export function inputsOfPlan({
  model,
  input,
  plan,
  draw = drawSeed,
}: Planning): { readonly inputs: readonly Input[] } | { readonly path: string; readonly message: string } {
  const { count } = plan;
  const seeds = seedsOfPlan(model, input, plan);
  const field = fieldOfRole(model.fields, 'seed');
  const copies = Array.from({ length: count }, (_, at) => at);
  if (count === 1 || !field) return { inputs: copies.map(() => input) };
  const { path } = field;
  // Left unset, each is drawn by the server.
  if (seeds === 'draw') return { inputs: copies.map(() => setAt(input, path, undefined)) };
  const maximum = 'maximum' in field ? field.maximum : null;
  const first = BigInt(String(getAt(input, path) ?? draw(maximum)));
  const values = copies.map((at) => seedValue(field, String(first + (seeds === 'next' ? BigInt(at) : 0n))));
  const last = values.at(-1);
  if (!fieldSchema(field).safeParse(last).success) {
    const message = `The last of these ${count} seeds would be ${last}, which is too large. Begin lower, or draw them.`;
    return { path, message };
  }
  return { inputs: values.map((value) => setAt(input, path, value)) };
}
