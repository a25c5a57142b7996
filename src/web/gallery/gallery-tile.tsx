import { Star } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { CompareButton } from '#web/task/compare/compare-button.tsx';
import { formatCost, formatUsd } from '#web/task/format.ts';
import { TaskPhases } from '#web/task/task-phases.tsx';
import { TaskPicture } from '#web/task/task-picture.tsx';
import { useKeptFocus } from '#web/task/use-kept-focus.ts';
import { useModel, useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import type { GalleryTile as Tile } from './gallery-rows.ts';

type GalleryTileProps = { readonly tile: Tile; readonly onOpen: (id: string) => void };

/** A picture with its seed, its cost and its size beneath, all without a click. */
export function GalleryTile({ tile: { task, image }, onOpen }: GalleryTileProps) {
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root);
  const title = useModel(task.model)?.definition.title ?? task.model;
  const provider = useProviderTitle(task.model.split('/')[0] ?? '');
  const cost = image?.costUsd === null || !image ? formatCost(task.cost) : formatUsd(image.costUsd);

  function opener(content: ReactNode) {
    return (
      <button
        type="button"
        onClick={() => onOpen(task.id)}
        aria-label={`${title}, ${task.status}${image?.seed ? `, seed ${image.seed}` : ''}, ${cost}`}
        className="absolute inset-0 grid place-items-center rounded"
      >
        {content}
      </button>
    );
  }

  return (
    <figure ref={root} tabIndex={-1} className="min-w-0 outline-none">
      <div className="relative grid aspect-square w-full place-items-center overflow-hidden rounded bg-hover">
        {image ? (
          <TaskPicture
            task={task}
            image={image}
            thumbnail={320}
            alt=""
            loading="lazy"
            decoding="async"
            className="absolute inset-0 size-full object-contain"
            wrap={opener}
            actions={
              <Button size="sm" onClick={() => onOpen(task.id)}>
                Details
              </Button>
            }
          />
        ) : (
          opener(<TaskPhases task={task} medianMs={null} isInTile />)
        )}
        {task.starred ? (
          <Star
            aria-hidden="true"
            className="pointer-events-none absolute top-1.5 right-1.5 size-4 fill-current text-warning drop-shadow-md"
          />
        ) : null}
      </div>
      <figcaption className="pt-1 text-xs text-ink-soft">
        <span className="flex min-h-6 items-center justify-between gap-1">
          <span className="flex min-w-0 items-center">
            <span className="truncate font-mono text-ink">{image?.seed ?? ''}</span>
            {image?.seed ? (
              <CopyButton text={image.seed} label={`Copy seed ${image.seed}`} size="sm" />
            ) : null}
          </span>
          <span className="flex shrink-0 items-center gap-1 text-ink">
            {cost}
            {image ? <CompareButton image={image} /> : null}
          </span>
        </span>
        <span className="block truncate">{title}</span>
        <span className="flex justify-between gap-2">
          <span className="truncate">{provider}</span>
          {image ? (
            <span className="shrink-0">
              {image.width} × {image.height}
            </span>
          ) : null}
        </span>
      </figcaption>
    </figure>
  );
}
