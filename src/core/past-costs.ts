import { z } from 'zod/mini';
import type { Model } from './models/registry.ts';
import type { Role } from './schema/definition.ts';
import type { Input, InputValue } from './schema/input.ts';
import { getAt } from './schema/path.ts';
import { fieldOfRole } from './schema/role.ts';

/** What images of like size and steps cost at their provider, by the ledger: the middle one, in USD, of `count`. */
const pastCostSchema = z.object({ like: z.string(), usdPerImage: z.number(), count: z.int() });
export type PastCost = z.infer<typeof pastCostSchema>;
export const pastCostsSchema = z.object({ costs: z.array(pastCostSchema) });

/** What a price goes by: the pixels, and how often they are worked over. */
const PRICING_ROLES: readonly Role[] = ['width', 'height', 'aspect-ratio', 'steps'];

/** What makes two runs of a model alike in price, as a text to compare; what is unset counts as its default. */
export function likenessOf(model: Model, input: Input): string {
  const values = PRICING_ROLES.map((role): InputValue | null => {
    const field = fieldOfRole(model.fields, role);
    if (!field) return null;
    return getAt(input, field.path) ?? ('default' in field ? field.default : null);
  });
  return JSON.stringify(values);
}
