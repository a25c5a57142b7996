import { z } from 'zod/mini';
import { parseJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import type { Left } from '#core/snippet/read/fill-input.ts';
import { holdsRecipes } from './holds-recipes.ts';
import { readSmallPicture } from './picture/read-small-picture.ts';
import type { SmallPicture } from './picture/small-picture.ts';
import { PRESET_FILE } from './preset-file.ts';
import type { RawRecipe } from './raw-recipe.ts';
import { readRecipe } from './read-recipe.ts';
import type { Recipe } from './recipe.ts';
import { recipesSchema } from './recipes-schema.ts';

/** A preset in a file, for a model that is here. */
export type FoundPreset = { readonly recipe: Recipe; readonly thumbnail: SmallPicture | null };

export type PresetFile =
  | {
      readonly kind: 'presets';
      readonly presets: readonly FoundPreset[];
      /** What of the file is not taken, by the preset's name. */
      readonly left: readonly Left[];
    }
  | { readonly kind: 'refused'; readonly why: string };

type Known = {
  readonly models: readonly Model[];
  readonly hashes: ReadonlyMap<string, string>;
  /** What a preset without one is called. */
  readonly name: string;
};

const fileSchema = recipesSchema(PRESET_FILE.mostPresets);
const thumbnailSchema = z.object({ version: z.literal(PRESET_FILE.thumbnailVersion), data: z.unknown() });

/** Reads the text of a file of presets; `null`: it is no such file. Saves nothing, and never throws. */
export function readPresetFile(text: string, known: Known): PresetFile | null {
  const json = parseJson(text);
  if (!holdsRecipes(json)) return null;
  const payload = fileSchema.safeParse(json);
  if (!payload.success) {
    const why = `What is in it are no presets, or more than ${PRESET_FILE.mostPresets}. Export some here to see what they look like.`;
    return { kind: 'refused', why };
  }
  const { recipes, ...strange } = payload.data;
  const read = recipes.map((raw) => readPreset(raw, known));
  return {
    kind: 'presets',
    presets: read.flatMap(({ preset }) => (preset ? [preset] : [])),
    left: [
      ...Object.keys(strange).map((name) => ({ name: name.slice(0, 80), why: 'It means nothing here.' })),
      ...read.flatMap(({ left }) => left),
    ],
  };
}

type ReadPreset = { readonly preset: FoundPreset | null; readonly left: readonly Left[] };

function readPreset({ thumbnail: given, ...raw }: RawRecipe, known: Known): ReadPreset {
  const title = raw.title.trim() || known.name;
  const recipe = readRecipe(raw, known);
  if (!recipe) {
    return { preset: null, left: [{ name: title, why: `Its model ${raw.model} is not known here.` }] };
  }
  const { model, description, isPartial, input } = recipe;
  const thumbnail = readThumbnail(given);
  const left = [...recipe.left, ...thumbnail.left].map(({ name, why }) => ({
    name: `${title}: ${name}`,
    why,
  }));
  const { definition } = raw;
  return {
    preset: {
      recipe: { model: model.id, definition, title, description, isPartial, input },
      thumbnail: thumbnail.picture,
    },
    left,
  };
}

/** A picture that cannot be taken takes nothing with it. */
function readThumbnail(given: unknown): {
  readonly picture: SmallPicture | null;
  readonly left: readonly Left[];
} {
  if (given === undefined) return { picture: null, left: [] };
  const parsed = thumbnailSchema.safeParse(given);
  const read = parsed.success
    ? readSmallPicture(parsed.data.data)
    : { kind: 'refused' as const, why: 'It is not written as this program writes it.' };
  return read.kind === 'picture'
    ? { picture: read.picture, left: [] }
    : { picture: null, left: [{ name: 'thumbnail', why: `${read.why} The preset comes in without it.` }] };
}
