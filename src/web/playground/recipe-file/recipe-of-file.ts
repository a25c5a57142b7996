import type { Model } from '#core/models/registry.ts';
import { type RecipeInFile, readRecipeFile } from '#core/recipe/read/read-recipe-file.ts';
import { isJsonFile } from '#web/task/files/is-document.ts';

/** The largest recipe and the largest image that are read, in bytes. Source: threats.md R10. */
const MAX_RECIPE_BYTES = 4 * 1024 * 1024;
const MAX_IMAGE_BYTES = 64 * 1024 * 1024;

type Known = { readonly models: readonly Model[]; readonly current: Model };

/** The recipe in a file, which is read only where its size allows. `null`: there is none. Never rejects. */
export async function recipeOfFile(
  file: Pick<File, 'name' | 'type' | 'size' | 'arrayBuffer'>,
  known: Known,
): Promise<RecipeInFile> {
  const isRecipe = isJsonFile(file);
  if (isRecipe && file.size > MAX_RECIPE_BYTES) {
    const megabytes = Math.round(file.size / 1e6);
    return {
      kind: 'refused',
      why: `It has ${megabytes} MB; a recipe has 4 MB at the most. It was not read.`,
    };
  }
  if (file.size > MAX_IMAGE_BYTES) return null;
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { kind: 'refused', why: 'It cannot be read any more. Choose it again.' };
  const found = await readRecipeFile(new Uint8Array(bytes), known);
  return found ?? (isRecipe ? { kind: 'refused', why: 'There is no recipe in it.' } : null);
}
