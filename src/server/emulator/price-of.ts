import type { Model } from '#core/models/registry.ts';
import type { Price } from '#core/schema/definition.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { type RoleReader, readRoles } from './read-roles.ts';

/** Runware's prices look like multiples of this, USD. Source: shared/contracts/runware.md §6. */
const LEAST_USD = 0.0006;
const TYPICAL = { pixels: 1024 * 1024, steps: 20 };

/**
 * What one image costs, USD, above 0. The price on record whose conditions all hold, the most particular one first;
 * where none holds, the first on record scaled by pixels × steps, as GPU time is (runware.md §6).
 */
export function priceOf(model: Model, input: Input): number {
  const prices = model.definition['x-pricing'];
  const effective = (path: string): InputValue | undefined => getAt(input, path) ?? defaultAt(model, path);
  const holding = prices
    .filter((price) => conditionsOf(price).every(([path, value]) => effective(path) === value))
    .sort((one, other) => conditionsOf(other).length - conditionsOf(one).length);
  const [first] = prices;
  if (holding[0]) return holding[0].usd;
  if (!first) return LEAST_USD;
  const scaled = (first.usd * workOf(readRoles(model, input))) / workOf(readRoles(model, first.when ?? {}));
  return Math.max(LEAST_USD, Math.round(scaled * 10_000) / 10_000);
}

function conditionsOf(price: Price): readonly (readonly [path: string, value: string | number | boolean])[] {
  return Object.entries(price.when ?? {});
}

function defaultAt(model: Model, path: string): InputValue | undefined {
  const field = flattenFields(model.fields).find((each) => each.path === path);
  return field && 'default' in field ? (field.default ?? undefined) : undefined;
}

/** Pixels × steps. */
function workOf(roles: RoleReader): number {
  const width = roles.number('width');
  const height = roles.number('height');
  const pixels = width && height ? width * height : TYPICAL.pixels;
  return pixels * (roles.number('steps') ?? TYPICAL.steps);
}
