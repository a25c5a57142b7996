import type { Model } from '#core/models/registry.ts';
import type { Role } from '#core/schema/definition.ts';
import { getAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { ImageRecipe } from './image-recipe.ts';

/** What AUTOMATIC1111 calls the parameters of a role. Its order is the one in which they are written. */
const NAMES: readonly (readonly [Role, string])[] = [
  ['steps', 'Steps'],
  ['scheduler', 'Sampler'],
  ['guidance', 'CFG scale'],
];

/** A recipe as people read it, in AUTOMATIC1111's manner: prompt, negative prompt, and a line of what else was set. */
export function writeInfotext(recipe: ImageRecipe, model: Model | null): string {
  const valueFor = (role: Role) => {
    const field = model && fieldOfRole(model.fields, role);
    return field ? getAt(recipe.input, field.path) : undefined;
  };
  const negative = valueFor('negative-prompt');
  const { seed, width, height } = recipe;
  const facts = [
    ...NAMES.flatMap(([role, name]) => {
      const value = valueFor(role);
      return value === undefined ? [] : [`${name}: ${quoted(String(value))}`];
    }),
    ...(seed === null ? [] : [`Seed: ${seed}`]),
    ...(width === null || height === null ? [] : [`Size: ${width}x${height}`]),
    `Model: ${quoted(recipe.model)}`,
    'Version: Proofsheet',
  ];
  return [
    String(valueFor('prompt') ?? ''),
    ...(negative === undefined ? [] : [`Negative prompt: ${String(negative)}`]),
    facts.join(', '),
  ].join('\n');
}

/** In quotes where what separates values stands in it. */
function quoted(text: string): string {
  return /[,:\n]/.test(text) ? JSON.stringify(text) : text;
}
