import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RecipeInFile } from '#core/recipe/read/read-recipe-file.ts';
import type { PasteProps } from '#web/playground/paste/paste-props.ts';
import { RequestReview } from '#web/playground/paste/request-review.tsx';
import type { GivenFiles } from '#web/task/files/given-files.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import type { OfferedRecipe } from './offered-recipe.ts';
import { recipeOfFile } from './recipe-of-file.ts';

export type RecipeOfferPartProps = PasteProps & {
  readonly given: GivenFiles;
  /** Answers whether it is a choice now where the user is asked what the files are for; else it is told of by itself. */
  readonly onFound: (recipe: OfferedRecipe) => Promise<boolean>;
};

type Found = Extract<RecipeInFile, { kind: 'request' }> & { readonly name: string };

export function RecipeOfferPart({
  given: { files, isChosen },
  models,
  current,
  onFill,
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

  function fill({ model, input, name }: Found): void {
    setOpen(false);
    onFill(model.id, input, `The recipe in ${name}`);
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title="Fill the form from a recipe"
      description={`From ${found.name}, written by ${found.program}. Nothing is sent.`}
      size="lg"
      initialFocus={fillButton}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button ref={fillButton} variant="primary" onClick={() => fill(found)}>
            Fill the form
          </Button>
        </>
      }
    >
      <RequestReview request={found} current={current} />
    </Dialog>
  );
}
