import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { fillPlaces, type Place } from '#core/preset/fill-places.ts';
import type { RecipeInFile } from '#core/recipe/read/read-recipe-file.ts';
import { MissingImages } from '#web/playground/missing-images.tsx';
import { RequestReview } from '#web/playground/paste/request-review.tsx';
import type { PresetProps } from '#web/playground/preset/preset-props.ts';
import type { GivenFiles } from '#web/task/files/given-files.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import type { OfferedRecipe } from './offered-recipe.ts';
import { recipeOfFile } from './recipe-of-file.ts';

export type RecipeOfferPartProps = PresetProps & {
  /** The model whose form is open. */
  readonly current: Model;
  readonly given: GivenFiles;
  /** Answers whether it is a choice now where the user is asked what the files are for; else it is told of by itself. */
  readonly onFound: (recipe: OfferedRecipe) => Promise<boolean>;
};

type Found = Extract<RecipeInFile, { kind: 'request' }> & { readonly name: string };

export function RecipeOfferPart({
  given: { files, isChosen },
  models,
  current,
  readInput,
  onApply,
  onFound,
}: RecipeOfferPartProps) {
  const [found, setFound] = useState<Found | null>(null);
  const [isOpen, setOpen] = useState(false);
  const fillButton = useRef<HTMLButtonElement>(null);
  const toast = useToast();

  function review(): void {
    setOpen(true);
  }

  const offer = useEffectEvent(async function offerToFill() {
    // One form is filled from one recipe: the first.
    for (const file of files) {
      const recipe = await recipeOfFile(file, { models, current });
      const name = file.name || 'The file';
      if (recipe?.kind === 'refused') {
        toast.show({ tone: 'warning', title: `${name} cannot be filled in.`, description: recipe.why });
        return;
      }
      if (recipe === null) continue;
      setFound({ ...recipe, name });
      if (isChosen) review();
      else if (!(await onFound({ name, program: recipe.program, model: recipe.model, onReview: review }))) {
        const title = `${name} holds a recipe from ${recipe.program}.`;
        toast.show({ title, action: { label: 'Fill the form…', onSelect: review } });
      }
      return;
    }
    if (isChosen) toast.show({ title: 'There is no recipe in this file that can be read.', tone: 'warning' });
  });
  useEffect(() => {
    void offer();
  }, []);

  if (!found) return null;

  const { model, input, name, missingImages } = found;
  const before = readInput(model);
  const places: readonly Place[] = missingImages.map((path) => ({ path, image: null }));

  function fill(): void {
    setOpen(false);
    onApply({ model: model.id, title: `The recipe in ${name}`, isPartial: false, input, places });
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title="Fill the form from a recipe"
      description={`From ${name}, written by ${found.program}. Nothing is sent.`}
      size="lg"
      initialFocus={fillButton}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button ref={fillButton} variant="primary" onClick={fill}>
            Fill the form
          </Button>
        </>
      }
    >
      <div className="space-y-4 text-sm">
        <RequestReview request={found} current={current} />
        <MissingImages
          model={model}
          missingImages={missingImages}
          before={before}
          after={fillPlaces({ input, before, places })}
        />
      </div>
    </Dialog>
  );
}
