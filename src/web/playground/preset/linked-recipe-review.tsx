import { useState } from 'react';
import { fillPlaces, type Place } from '#core/preset/fill-places.ts';
import { smallPictureFile } from '#core/preset/picture/small-picture-file.ts';
import { smallPictureUrl } from '#core/preset/picture/small-picture-url.ts';
import type { RawRecipe } from '#core/preset/raw-recipe.ts';
import type { ReadRecipe } from '#core/preset/read-recipe.ts';
import type { Recipe } from '#core/preset/recipe.ts';
import type { Input } from '#core/schema/input.ts';
import { sizeText } from '#core/schema/size-text.ts';
import { uploadOnce } from '#web/api/upload-once.ts';
import { useSingleFlight } from '#web/task/use-single-flight.ts';
import { Button } from '#web/ui/button.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import type { PresetProps } from './preset-props.ts';
import { PreviewsReview } from './previews-review.tsx';
import { RecipeReview } from './recipe-review.tsx';
import { usePresetActions } from './use-preset-actions.ts';

type LinkedRecipeReviewProps = Pick<PresetProps, 'onApply'> & {
  readonly raw: RawRecipe;
  readonly recipe: ReadRecipe;
  /** What the form of its model holds. */
  readonly before: Input;
  /** It is the only one: its button is the one that is meant. */
  readonly isOnly: boolean;
};

/** One recipe of a link, to fill the form or to be kept. A preview that is used is handed to the server on that click, and not before. */
export function LinkedRecipeReview({ raw, recipe, before, isOnly, onApply }: LinkedRecipeReviewProps) {
  const { model, title, description, isPartial, input, previews, missingImages } = recipe;
  const [used, setUsed] = useState<ReadonlySet<string>>(new Set());
  const { saveNew } = usePresetActions();
  const toast = useToast();
  const [isBusy, start] = useSingleFlight();
  const taken = previews.filter(({ path }) => used.has(path));
  const places: readonly Place[] = [
    ...missingImages.map((path) => ({ path, image: null })),
    ...previews.map(({ path, picture }) => ({
      path,
      image: used.has(path) ? smallPictureUrl(picture) : null,
    })),
  ];

  /** The places with the previews that are used. Answers `null` where the server did not take one, which is told. */
  async function withPreviews(): Promise<readonly Place[] | null> {
    const uploaded = new Map<string, string>();
    try {
      for (const { path, picture } of taken) {
        const { id } = await uploadOnce(smallPictureFile(picture), new AbortController().signal);
        uploaded.set(path, `upload:${id}`);
      }
      return places.map(({ path }) => ({ path, image: uploaded.get(path) ?? null }));
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      toast.show({
        tone: 'danger',
        title: 'A preview could not be used, and your form is as it was.',
        description: `${why} Try again, or leave it out.`,
      });
      return null;
    }
  }

  async function fill(): Promise<void> {
    const filled = await withPreviews();
    if (!filled) return;
    onApply({ model: model.id, title: title || 'The recipe of the link', isPartial, input, places: filled });
    if (taken.length === 0) return;
    const sizes = taken.map(({ picture }) => sizeText(picture)).join(', ');
    toast.show({
      tone: 'warning',
      title:
        taken.length === 1 ? 'A preview is in the form as an image.' : 'Previews are in the form as images.',
      description: `It is no original, and small: ${sizes}. Results will not be the same.`,
    });
  }

  async function keep(): Promise<void> {
    const filled = await withPreviews();
    if (!filled) return;
    const kept: Recipe = {
      model: model.id,
      definition: raw.definition,
      title: title || 'From a link',
      description,
      isPartial,
      input: fillPlaces({ input, before: {}, places: filled }),
    };
    await saveNew(kept);
  }

  return (
    <RecipeReview
      recipe={recipe}
      places={places}
      before={before}
      actions={
        <>
          <Button aria-disabled={isBusy} onClick={() => start(keep)}>
            Save as preset
          </Button>
          <Button variant={isOnly ? 'primary' : 'outline'} aria-disabled={isBusy} onClick={() => start(fill)}>
            Fill the form
          </Button>
        </>
      }
    >
      <PreviewsReview model={model} previews={previews} used={used} onUse={setUsed} />
    </RecipeReview>
  );
}
