import type { Model } from '#core/models/registry.ts';
import type { LiteralObject } from './literal.ts';

/** What a managed value that is the model's own counts for: more than all other names together. */
export const NAMES_ITS_MODEL = 1000;

/**
 * How well an object goes with a model: the number of names that it knows, more for what names the model itself. `null`:
 * it does not, or it is made for another model, which `asked` then says.
 */
export function matchModel(
  { fields }: Model,
  object: LiteralObject,
):
  | { readonly score: number; readonly asked: null }
  | { readonly score: null; readonly asked: string | null } {
  const known = new Map(fields.map((field) => [field.name, field]));
  const aliases = new Set(fields.flatMap(aliasesOf));
  let score = 0;
  let asked: string | null = null;
  for (const [name, value] of object) {
    const managed = known.get(name)?.managed;
    if (managed && typeof managed.value === 'string' && typeof value === 'string') {
      if (value === managed.value) score += NAMES_ITS_MODEL;
      else asked = value;
    } else if (known.has(name) || aliases.has(name)) {
      score++;
    }
  }
  const isMostlyKnown = score * 2 >= object.size;
  if (asked !== null) return { score: null, asked: score > 0 ? asked : null };
  return score > 0 && isMostlyKnown ? { score, asked: null } : { score: null, asked: null };
}

function aliasesOf(field: Model['fields'][number]): readonly string[] {
  const inside = field.kind === 'object' ? field.fields.flatMap(aliasesOf) : [];
  return [...field.aliases, ...inside];
}
