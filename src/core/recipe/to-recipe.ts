import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { getAt, leavesOf, setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { seedValue } from '#core/schema/seed-value.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import type { Task, TaskImage } from '#core/task.ts';
import type { ImageRecipe } from './image-recipe.ts';

type Made = {
  readonly task: Task;
  /** `null`: its definition is not here, so that nobody can tell what of its input is private. */
  readonly model: Model | null;
  /** The one image that it is for; `null`: for all of the task. */
  readonly image: TaskImage | null;
};

/** The recipe of a task, or of one of its images, as it may leave this program. */
export function toRecipe({ task, model, image }: Made): ImageRecipe {
  const missingImages = model ? missingImagesOf(model, task.input) : [];
  const seed = image?.seed ?? sentSeed(task, model) ?? task.images[0]?.seed ?? null;
  return {
    program: 'Proofsheet',
    version: 1,
    model: task.model,
    input: model ? withSeed(inputForAll(model, task.input), { model, seed, isForOne: image !== null }) : {},
    ...(missingImages.length > 0 ? { missingImages } : {}),
    seed,
    width: image?.width ?? null,
    height: image?.height ?? null,
    made: task.times.accepted,
  };
}

function sentSeed({ sent }: Task, model: Model | null): string | null {
  const field = model && fieldOfRole(model.fields, 'seed');
  const seed = field ? getAt(sent, field.path) : undefined;
  return seed === undefined ? null : String(seed);
}

function inputForAll(model: Model, input: Input): Input {
  return tellableLeaves(model, input).reduce<Input>((kept, { path, value, isImage }) => {
    const told = isImage ? publicImages(value) : value;
    return told === undefined ? kept : setAt(kept, path, told);
  }, {});
}

/** Where the images are that the recipe is without. */
function missingImagesOf(model: Model, input: Input): readonly string[] {
  const images = tellableLeaves(model, input).filter(({ isImage }) => isImage);
  const each = images.flatMap(({ path, value }) =>
    Array.isArray(value)
      ? value.map((item, at) => ({ path: `${path}.${at}`, value: item }))
      : [{ path, value }],
  );
  return each.filter(({ value }) => publicImages(value) === undefined).map(({ path }) => path);
}

type Leaf = {
  readonly path: string;
  readonly value: InputValue;
  /** It names an image, or a list of them. */
  readonly isImage: boolean;
};

/** By what the definition has, since a ledger may hold what came from elsewhere. */
function tellableLeaves(model: Model, input: Input): readonly Leaf[] {
  return leavesOf(withoutPrivate(model, input)).flatMap(([path, value]) => {
    const field = fieldAt(model.fields, path);
    if (!field || field.isPrivate || field.managed) return [];
    return [{ path, value, isImage: takesImages(field) }];
  });
}

/** Images by their public addresses. Names of uploads and of results mean nothing elsewhere, and a query may hold a credential. */
function publicImages(value: InputValue): InputValue | undefined {
  if (Array.isArray(value)) {
    const told = value.filter((item) => publicImages(item) !== undefined);
    return told.length > 0 ? told : undefined;
  }
  const image = readImageValue(String(value));
  return image.kind === 'url' && new URL(image.url).search === '' ? value : undefined;
}

type Seeding = { readonly model: Model; readonly seed: string | null; readonly isForOne: boolean };

/** For one image its own seed and no count: that makes it again, and it alone. */
function withSeed(input: Input, { model, seed, isForOne }: Seeding): Input {
  const field = fieldOfRole(model.fields, 'seed');
  const count = isForOne ? fieldOfRole(model.fields, 'count') : null;
  const seeded = field && seed !== null ? setAt(input, field.path, seedValue(field, seed)) : input;
  return count ? setAt(seeded, count.path, undefined) : seeded;
}
