import type { Input, InputValue } from '#core/schema/input.ts';
import { getAt, setAt } from '#core/schema/path.ts';

/** Where an image of a recipe did not come along with it. */
export type Place = {
  /** Concrete: `inputs.referenceImages.1`; among the images of its list before those that stayed were taken out. */
  readonly path: string;
  /** What is to stand there; `null`: what the form has there. */
  readonly image: string | null;
};

type Filling = {
  readonly input: Input;
  /** What the form holds. */
  readonly before: Input;
  readonly places: readonly Place[];
};

/** A recipe's input with what there is for the places of its images. A list of which nothing came along stays as the form has it. */
export function fillPlaces({ input, before, places }: Filling): Input {
  const byParameter = Map.groupBy(places, ({ path }) => path.replace(/\.\d+$/, ''));
  return [...byParameter].reduce((filled, [parameter, here]) => {
    const isList = here.some(({ path }) => path !== parameter);
    const value = isList
      ? listWith(here, getAt(input, parameter), getAt(before, parameter))
      : (here[0]?.image ?? getAt(before, parameter));
    return value === undefined ? filled : setAt(filled, parameter, value);
  }, input);
}

function listWith(
  places: readonly Place[],
  own: InputValue | undefined,
  before: InputValue | undefined,
): InputValue | undefined {
  const isEmpty = own === undefined && places.every(({ image }) => image === null);
  if (isEmpty) return before;
  const kept = Array.isArray(before) ? before : [];
  const items: (InputValue | undefined)[] = Array.isArray(own) ? [...own] : [];
  const inOrder = places
    .map(({ path, image }) => ({ index: Number(path.slice(path.lastIndexOf('.') + 1)), image }))
    .toSorted((one, other) => one.index - other.index);
  // A place that stays empty is held until those behind it have theirs.
  for (const { index, image } of inOrder) items.splice(index, 0, image ?? kept[index]);
  return items.filter((item) => item !== undefined);
}
