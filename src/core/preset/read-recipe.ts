import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import { fieldSchema } from '#core/schema/field-schema.ts';
import type { Input } from '#core/schema/input.ts';
import { leavesOf, setAt } from '#core/schema/path.ts';
import { fillInput, type Left } from '#core/snippet/read/fill-input.ts';
import { findKeys } from '#core/snippet/read/find-keys.ts';
import { isKeyName, WHY_NO_KEY } from '#core/snippet/read/is-key-name.ts';
import type { Preview } from './preview.ts';
import type { RawRecipe } from './raw-recipe.ts';
import { readMissingImages } from './read-missing-images.ts';
import { readPreviews } from './read-previews.ts';

/** A recipe of a model that is here: what of it the form takes, and what not, each with its reason. */
export type ReadRecipe = {
  readonly model: Model;
  readonly title: string;
  readonly description: string;
  readonly isPartial: boolean;
  readonly input: Input;
  /** Where images did not come along, and nothing stands for them: concrete paths. */
  readonly missingImages: readonly string[];
  /** Small pictures in the place of images that did not come along. */
  readonly previews: readonly Preview[];
  readonly left: readonly Left[];
  /** It was made by another definition of its model. */
  readonly isOfOtherDefinition: boolean;
};

type Known = {
  readonly models: readonly Model[];
  /** The hash of each model's definition, by the model's id. */
  readonly hashes: ReadonlyMap<string, string>;
};

/**
 * Takes of a recipe from elsewhere what the model's definition knows, and allows by itself: no private value, no key, nothing
 * out of its limits, which is left unset and named. What values must be together, the form says. `null`: its model is not here.
 */
export function readRecipe(raw: RawRecipe, { models, hashes }: Known): ReadRecipe | null {
  const { model: id, definition, title, description, isPartial, input: values, ...others } = raw;
  const { missingImages, previews, ...strange } = others;
  const model = models.find((candidate) => candidate.id === id);
  if (!model) return null;
  const filled = fillInput(model, values);
  const shown = readPreviews(model, previews);
  const missing = readMissingImages(model, missingImages);
  const refused = leavesOf(filled.input).flatMap(([path, value]) => refusalOf(model, path, value));
  return {
    model,
    title,
    description,
    isPartial,
    input: refused.reduceRight((input, { name }) => setAt(input, name, undefined), filled.input),
    missingImages: missing.missingImages.filter((path) =>
      shown.previews.every((other) => other.path !== path),
    ),
    previews: shown.previews,
    left: [
      ...filled.left,
      ...refused,
      ...shown.left,
      ...missing.left,
      ...findKeys(raw).map((name) => ({ name: name.slice(0, 80), why: WHY_NO_KEY })),
      ...namesLeft(strange),
    ],
    isOfOtherDefinition: definition !== '' && !(hashes.get(model.id) ?? '').startsWith(definition),
  };
}

/** Numbers out of their limits. A text that is not allowed stands in the form, with its issue. */
function refusalOf(model: Model, path: string, value: unknown): readonly Left[] {
  const field = fieldAt(model.fields, path);
  switch (field?.kind) {
    case 'number':
    case 'integer':
    case 'int64': {
      const issue = fieldSchema(field).safeParse(value).error?.issues[0];
      return issue ? [{ name: path, why: issue.message }] : [];
    }
    default:
      return [];
  }
}

function namesLeft(strange: object): readonly Left[] {
  return Object.keys(strange)
    .filter((name) => !isKeyName(name))
    .map((name) => ({
      name: name.slice(0, 80),
      why: 'It means nothing here: a recipe fills the form, and does nothing else.',
    }));
}
