import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { PasteDialog } from './paste/paste-dialog.tsx';
import { PasteOffer } from './paste/paste-offer.tsx';
import type { PasteProps } from './paste/paste-props.ts';
import { LinkReview } from './preset/link-review.tsx';
import type { PresetProps } from './preset/preset-props.ts';
import { PresetsDialog } from './preset/presets-dialog.tsx';
import { RecipeDialog } from './preset/recipe-dialog.tsx';
import type { RecipeSource } from './preset/recipe-source.ts';
import type { OfferedRecipe } from './recipe-file/offered-recipe.ts';
import { RecipeOffer, type RecipeOfferHandle } from './recipe-file/recipe-offer.tsx';

/** What the rest of the screen has opened. */
export type WorkbenchDialogsHandle = {
  /** A place where a request can be pasted. */
  readonly paste: () => void;
  /** All presets. */
  readonly presets: () => void;
  /** What saves settings as a preset, or makes a link of them. */
  readonly share: (source: RecipeSource) => void;
  /** The choice of a file that holds a recipe. */
  readonly file: () => void;
};

type WorkbenchDialogsProps = PasteProps &
  PresetProps & {
    /** A dropped file holds a recipe. Answers whether the user is asked about it already. */
    readonly onFoundRecipe: (recipe: OfferedRecipe) => Promise<boolean>;
    readonly ref: Ref<WorkbenchDialogsHandle>;
  };

/** Every way in which settings come into the form, or leave it, in a dialog of its own; some open by themselves, for what was pasted or opened. */
export function WorkbenchDialogs({
  models,
  current,
  readInput,
  onFill,
  onApply,
  onFoundRecipe,
  ref,
}: WorkbenchDialogsProps) {
  const [isPasting, setPasting] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const [shared, setShared] = useState<RecipeSource | null>(null);
  const recipeOffer = useRef<RecipeOfferHandle>(null);
  const paste = { models, current, onFill };
  useImperativeHandle(ref, () => ({
    paste: () => setPasting(true),
    presets: () => setChoosing(true),
    share: setShared,
    file: () => recipeOffer.current?.choose(),
  }));

  return (
    <>
      <PasteOffer {...paste} />
      <LinkReview models={models} readInput={readInput} onApply={onApply} />
      <PresetsDialog
        open={isChoosing}
        models={models}
        onApply={onApply}
        onEdit={setShared}
        onClose={() => setChoosing(false)}
      />
      <RecipeDialog source={shared} onClose={() => setShared(null)} />
      <RecipeOffer
        ref={recipeOffer}
        models={models}
        current={current}
        readInput={readInput}
        onApply={onApply}
        onFound={onFoundRecipe}
      />
      <PasteDialog open={isPasting} onOpenChange={setPasting} {...paste} />
    </>
  );
}
