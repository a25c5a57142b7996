import { useQuery } from '@tanstack/react-query';
import { parseJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { readRecipe } from '#core/preset/read-recipe.ts';
import { recipesSchema } from '#core/preset/recipes-schema.ts';
import type { Left } from '#core/snippet/read/fill-input.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { usePresetActions } from './use-preset-actions.ts';

/** The largest file that is read, in bytes, and the most recipes in it. */
const MAX_BYTES = 4 * 1024 * 1024;
const fileSchema = recipesSchema(1_000);

/** Saves the recipes of a file as presets. Answers what of them was left out; a file that is none is told of, and changes nothing. */
export function useImportPresets(models: readonly Model[]): (file: File) => Promise<readonly Left[]> {
  const toast = useToast();
  const { saveAll } = usePresetActions();
  const hashes = useQuery(modelsQuery).data?.hashes ?? new Map<string, string>();

  function refuse(why: string): readonly Left[] {
    toast.show({ tone: 'danger', title: 'The file cannot be imported.', description: why });
    return [];
  }

  return async function importFile(file) {
    if (file.size > MAX_BYTES) return refuse('It is larger than 4 MB, and no file of presets is.');
    const payload = fileSchema.safeParse(parseJson(await file.text()));
    if (!payload.success)
      return refuse('It is no file of presets: export one here to see what it looks like.');
    const outcomes = payload.data.recipes.map((raw) => ({
      raw,
      recipe: readRecipe(raw, { models, hashes }),
    }));
    const known = outcomes.flatMap(({ raw, recipe }) => (recipe ? [{ raw, recipe }] : []));
    await saveAll(
      known.map(({ raw: { definition }, recipe: { model, title, description, isPartial, input } }) => ({
        model: model.id,
        definition,
        title: title || file.name,
        description,
        isPartial,
        input,
      })),
    );
    return outcomes.flatMap(({ raw, recipe }) =>
      recipe
        ? recipe.left.map(({ name, why }) => ({ name: `${raw.title}: ${name}`, why }))
        : [{ name: raw.title || raw.model, why: `Its model ${raw.model} is not known here.` }],
    );
  };
}
