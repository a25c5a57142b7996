import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import { titleAt } from '#core/schema/title-at.ts';

/** A parameter whose images did not all come along, or which has none although a run needs one. */
export type ImageToChoose = {
  readonly title: string;
  /** How many stayed where the recipe was made. */
  readonly missing: number;
  /** The form has an image in such a place, which stays. */
  readonly isKept: boolean;
  /** Without one there is no run. */
  readonly isNeeded: boolean;
};

type Recipe = {
  /** Where images did not come along: concrete paths. */
  readonly missingImages: readonly string[];
  /** What the form holds, and what it would hold. */
  readonly before: Input;
  readonly after: Input;
};

/** What images somebody who takes a recipe has to choose, or may. */
export function imagesToChoose(
  model: Model,
  { missingImages, before, after }: Recipe,
): readonly ImageToChoose[] {
  const needed = new Set(neededImages(model, after));
  const byParameter = Map.groupBy(missingImages, (path) => path.replace(/\.\d+$/, ''));
  return [...new Set([...byParameter.keys(), ...needed])].map((parameter) => {
    const places = byParameter.get(parameter) ?? [];
    return {
      title: titleAt(model.fields, parameter),
      missing: places.length,
      isKept: places.some((path) => getAt(before, path) !== undefined),
      isNeeded: needed.has(parameter),
    };
  });
}

/** Unset parameters for images, or for a list of them, without which the model takes no input. */
function neededImages(model: Model, input: Input): readonly string[] {
  return model
    .validate(input)
    .issues.filter(({ path, severity }) => {
      const field = fieldAt(model.fields, path);
      return severity === 'error' && takesImages(field) && getAt(input, path) === undefined;
    })
    .map(({ path }) => path);
}
