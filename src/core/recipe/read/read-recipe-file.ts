import type { Model } from '#core/models/registry.ts';
import { readMissingImages } from '#core/preset/read-missing-images.ts';
import { RECIPE_KEYWORD } from '#core/recipe/image-recipe.ts';
import { leavesOf } from '#core/schema/path.ts';
import { fillInput } from '#core/snippet/read/fill-input.ts';
import { isLiteralObject, type Literal, type LiteralObject } from '#core/snippet/read/literal.ts';
import { readLiterals } from '#core/snippet/read/read-literals.ts';
import type { ReadRequest } from '#core/snippet/read/read-request.ts';
import { toPlain } from '#core/snippet/read/to-plain.ts';
import { embeddedTexts } from './embedded-texts.ts';
import { fillByRole } from './fill-by-role.ts';
import { readForeign } from './read-foreign.ts';

type Known = {
  readonly models: readonly Model[];
  /** The model whose form is open: another program's recipe is for it. */
  readonly current: Model;
};

/** What a file holds for the form: what it takes and leaves, or why nothing can be taken. `null`: it holds no recipe. */
export type RecipeInFile =
  | (ReadRequest & {
      readonly program: string;
      /** Where it had images that are not in the file: concrete paths. */
      readonly missingImages: readonly string[];
    })
  | { readonly kind: 'refused'; readonly why: string }
  | null;

/**
 * Reads the recipe in a file: a recipe of ours, or an image in which we or another program left one. Never throws, runs
 * nothing, loads nothing, and gives back no private value. What else such a file says of a task, its id, its status, its
 * provider, is not read at all.
 */
export async function readRecipeFile(bytes: Uint8Array, known: Known): Promise<RecipeInFile> {
  if (isText(bytes)) return readRecipe(new TextDecoder().decode(bytes), known);
  const texts = await embeddedTexts(bytes);
  const own = texts.get(RECIPE_KEYWORD);
  const recipe = own === undefined ? null : readRecipe(own, known);
  if (recipe) return recipe;
  const foreign = readForeign(texts);
  if (!foreign) return null;
  const { current: model } = known;
  const { input, left } = fillByRole(model, foreign);
  const taken = leavesOf(input).map(([path]) => path);
  if (taken.length === 0)
    return refused(`It was made by ${foreign.program}, with nothing that ${model.definition.title} takes.`);
  return { kind: 'request', program: foreign.program, model, input, taken, left, missingImages: [] };
}

/** JSON begins with a bracket, whatever blanks or marks stand before it. */
function isText(bytes: Uint8Array): boolean {
  return /^[\ufeff\s]*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}

function readRecipe(text: string, { models }: Known): RecipeInFile {
  const literals = readLiterals(text);
  if (!literals) return refused('Its values lie deeper in each other than 64 levels. Nothing was taken.');
  const recipe = literals.find((literal) => isLiteralObject(literal));
  const id = recipe?.get('model');
  const input = recipe?.get('input');
  if (typeof id !== 'string' || !isLiteralObject(input)) return null;
  const version = recipe?.get('version');
  if (version !== undefined && version !== 1)
    return refused('It was written by a later Proofsheet. Open it there, or update this one.');
  const model = models.find((candidate) => candidate.id === id);
  if (!model) return refused(`It is a recipe for ${id.slice(0, 80)}, which is not among the models here.`);
  return fill(model, input, recipe?.get('missingImages'));
}

function fill(model: Model, object: LiteralObject, missing: Literal | undefined): RecipeInFile {
  const { input, left } = fillInput(model, toPlain(object));
  const taken = leavesOf(input).map(([path]) => path);
  if (taken.length === 0) return refused('It is a recipe, but holds nothing that the form takes.');
  const { missingImages, left: notThere } = readMissingImages(model, missing);
  return {
    kind: 'request',
    program: 'Proofsheet',
    model,
    input,
    taken,
    left: [...left, ...notThere],
    missingImages,
  };
}

function refused(why: string): { readonly kind: 'refused'; readonly why: string } {
  return { kind: 'refused', why };
}
