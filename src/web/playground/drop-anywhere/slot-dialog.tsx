import { Images, ScrollText, SquareDashed } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { ImageSlot } from '#web/form/images/image-slots.ts';
import { slotAction } from '#web/form/images/slot-action.ts';
import type { OfferedRecipe } from '#web/playground/recipe-file/offered-recipe.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

type SlotDialogProps = {
  readonly slots: readonly ImageSlot[];
  /** How many images came. */
  readonly count: number;
  /** What one of them holds; `null`: nothing that was found. */
  readonly recipe: OfferedRecipe | null;
  readonly onChoose: (slot: ImageSlot) => void;
  readonly onClose: () => void;
};

/** Asks where images go that were dropped or pasted beside every field. Arrows or Tab lead through the places, Enter takes one. */
export function SlotDialog({ slots, count, recipe, onChoose, onClose }: SlotDialogProps) {
  const first = useRef<HTMLButtonElement>(null);

  function handleKey({ key, currentTarget }: KeyboardEvent) {
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
    const buttons = [...currentTarget.querySelectorAll('button')];
    const index = buttons.findIndex((button) => button.matches(':focus'));
    buttons.at((index + (key === 'ArrowDown' ? 1 : -1)) % buttons.length)?.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={count === 1 ? 'What is this image for?' : `What are these ${count} images for?`}
      initialFocus={first}
    >
      <ul onKeyDown={handleKey} className="space-y-2">
        {slots.map((slot, index) => (
          <li key={slot.path}>
            <Button
              ref={index === 0 ? first : undefined}
              icon={slot.isList ? Images : SquareDashed}
              onClick={() => onChoose(slot)}
              className={choiceStyle}
            >
              <span className="min-w-0 flex-1 text-left">
                {slotAction(slot)}
                <code className="block truncate font-mono text-2xs font-normal text-ink-faint">
                  {slot.path}
                </code>
              </span>
            </Button>
          </li>
        ))}
        {recipe ? (
          <li>
            <RecipeButton
              recipe={recipe}
              isOnly={count === 1}
              onPress={() => {
                onClose();
                recipe.onReview();
              }}
            />
          </li>
        ) : null}
      </ul>
    </Dialog>
  );
}

type RecipeButtonProps = {
  readonly recipe: OfferedRecipe;
  /** No other file came with it. */
  readonly isOnly: boolean;
  readonly onPress: () => void;
};

function RecipeButton({ recipe: { name, program, model }, isOnly, onPress }: RecipeButtonProps) {
  const provider = useProviderTitle(model.provider);
  return (
    <Button icon={ScrollText} onClick={onPress} className={choiceStyle}>
      <span className="min-w-0 flex-1 text-left whitespace-normal">
        {isOnly ? 'Its recipe' : `The recipe in ${name}`}: fill the form…
        <span className="block text-2xs font-normal text-ink-faint">
          For {model.definition.title} at {provider}, written by {program}
        </span>
      </span>
    </Button>
  );
}

const choiceStyle = 'h-auto! min-h-11 w-full justify-start! py-1.5';
