import { ChevronDown, ChevronUp, GripVertical, Trash2 } from 'lucide-react';
import type { ComponentProps } from 'react';
import { IconButton } from '#web/ui/icon-button.tsx';

type ImageRowActionsProps = {
  /** From 0. */
  readonly index: number;
  readonly count: number;
  /** What makes the row follow the pointer. */
  readonly handle: ComponentProps<'span'>;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

/** The number of an image in its list, by which it is dragged, and the buttons that do the same for everyone. */
export function ImageRowActions({ index, count, handle, onMove, onRemove }: ImageRowActionsProps) {
  const number = index + 1;
  return (
    <>
      <span
        {...handle}
        className="flex min-h-11 min-w-7 cursor-grab touch-none items-center justify-center rounded text-sm font-semibold text-ink-soft select-none hover:bg-hover active:cursor-grabbing pointer-coarse:min-w-10"
      >
        {count > 1 ? <GripVertical aria-hidden="true" className="size-4 shrink-0 text-ink-faint" /> : null}
        {number}
      </span>
      <span className="flex flex-col">
        <IconButton
          size="sm"
          icon={ChevronUp}
          label={`Move image ${number} up`}
          hint="Alt ↑"
          aria-disabled={index === 0}
          onClick={() => onMove(index - 1)}
        />
        <IconButton
          size="sm"
          icon={ChevronDown}
          label={`Move image ${number} down`}
          hint="Alt ↓"
          aria-disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        />
      </span>
      <IconButton icon={Trash2} label={`Remove image ${number}`} onClick={onRemove} />
    </>
  );
}
