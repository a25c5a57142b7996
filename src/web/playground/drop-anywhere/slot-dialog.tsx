import { Images, SquareDashed } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { ImageSlot } from '#web/form/images/image-slots.ts';
import { slotAction } from '#web/form/images/slot-action.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

type SlotDialogProps = {
  readonly slots: readonly ImageSlot[];
  /** How many images came. */
  readonly count: number;
  readonly onChoose: (slot: ImageSlot) => void;
  readonly onClose: () => void;
};

/** Asks where images go that were dropped or pasted beside every field. Arrows or Tab lead through the places, Enter takes one. */
export function SlotDialog({ slots, count, onChoose, onClose }: SlotDialogProps) {
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
              className="h-auto! min-h-11 w-full justify-start! py-1.5"
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
      </ul>
    </Dialog>
  );
}
