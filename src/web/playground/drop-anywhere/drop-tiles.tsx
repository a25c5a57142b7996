import { useEffect, useState } from 'react';
import type { ImageSlot } from '#web/form/images/image-slots.ts';
import { slotAction } from '#web/form/images/slot-action.ts';
import { classNames } from '#web/ui/class-names.ts';

type DropTilesProps = {
  readonly slots: readonly ImageSlot[];
  readonly onDrop: (slot: ImageSlot, data: DataTransfer) => void;
};

/** While an image is dragged over the window: where it can go. The form's own fields stay in reach beside it. */
export function DropTiles({ slots, onDrop }: DropTilesProps) {
  const [overPath, setOverPath] = useState<string | null>(null);

  // The fields of the form show themselves, too.
  useEffect(() => {
    document.documentElement.dataset.imageDrag = '';
    return () => {
      delete document.documentElement.dataset.imageDrag;
    };
  }, []);

  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-start justify-center p-4 md:left-[min(26.25rem,46vw)]">
      <ul
        aria-label="Where the image can go"
        className="pointer-events-auto mt-16 grid max-h-full w-full max-w-160 gap-2 overflow-y-auto rounded-lg border border-line bg-panel p-3 shadow-lg sm:grid-cols-2"
      >
        {slots.map((slot) => (
          <li
            key={slot.path}
            onDragOver={(event) => {
              event.preventDefault();
              setOverPath(slot.path);
            }}
            onDragLeave={() => setOverPath(null)}
            onDrop={(event) => {
              // A document is no image, and was taken to where it belongs.
              if (event.defaultPrevented) return;
              event.preventDefault();
              onDrop(slot, event.dataTransfer);
            }}
            className={classNames(
              'flex min-h-20 flex-col justify-center rounded-md border-2 border-dashed px-3 py-2 text-sm font-medium',
              overPath === slot.path
                ? 'border-accent bg-accent-soft text-accent'
                : 'border-line-strong text-ink',
            )}
          >
            {slotAction(slot)}
            <code className="font-mono text-2xs font-normal text-ink-soft">{slot.path}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
