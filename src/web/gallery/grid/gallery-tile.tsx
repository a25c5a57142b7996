import { Layers, Star } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useEffect, useRef } from 'react';
import { costOfImage } from '#core/cost-of-image.ts';
import type { Task } from '#core/task.ts';
import { formatCost } from '#web/task/format.ts';
import { TaskPhases } from '#web/task/task-phases.tsx';
import { TaskPicture } from '#web/task/task-picture.tsx';
import { useKeptFocus } from '#web/task/use-kept-focus.ts';
import { useModel, useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { classNames } from '#web/ui/class-names.ts';
import { CopiedSeed } from './copied-seed.tsx';
import type { PlacedTile } from './layout-rows.ts';
import type { Tile } from './tile.ts';
import type { GalleryView } from './use-gallery-view.ts';

type GalleryTileProps = {
  readonly placed: PlacedTile;
  readonly view: GalleryView;
  readonly isChosen: boolean;
  /** It is to have the focus. */
  readonly isWanted: boolean;
  readonly onFocused: (tile: Tile) => void;
  readonly onOpen: (task: string) => void;
  readonly onUnfold: (key: string) => void;
  /** `isRange`: all up to it from where the last choice was. */
  readonly onChoose: (tile: Tile, isRange: boolean) => void;
};

/**
 * A picture with its seed, its cost and its size beneath, all without a click. Memoised, as rows that come into sight while one
 * scrolls were measured to draw all others anew.
 */
export const GalleryTile = memo(function GalleryTile(props: GalleryTileProps) {
  const { placed, view, isChosen, isWanted, onFocused, onOpen, onUnfold, onChoose } = props;
  const { tile, left, top, width, height } = placed;
  const { task, image, stackSize, members } = tile;
  const root = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(root);
  useEffect(() => {
    if (isWanted) button.current?.focus({ preventScroll: true });
  }, [isWanted]);
  const title = useModel(task.model)?.definition.title ?? task.model;
  const cost = formatCost(image ? costOfImage(task, image) : task.cost);
  const name = [
    title,
    task.status,
    image?.seed ? `seed ${image.seed}` : '',
    cost,
    task.starred ? 'starred' : '',
    task.rating === null ? '' : `rated ${task.rating} of 5`,
  ]
    .filter(Boolean)
    .join(', ');

  function press(event: MouseEvent): void {
    if (event.shiftKey || event.ctrlKey || event.metaKey) onChoose(tile, event.shiftKey);
    else onOpen(task.id);
  }

  function choose(event: KeyboardEvent): void {
    if (event.key !== ' ') return;
    event.preventDefault();
    onChoose(tile, event.shiftKey);
  }

  function opener(content: ReactNode) {
    return (
      <button
        ref={button}
        type="button"
        onClick={press}
        onKeyDown={choose}
        onFocus={() => onFocused(tile)}
        aria-label={isChosen ? `${name}, chosen` : name}
        aria-describedby="gallery-keys"
        className="absolute inset-0 grid place-items-center rounded"
      >
        {content}
      </button>
    );
  }

  return (
    <figure
      ref={root}
      tabIndex={-1}
      data-key={tile.key}
      data-task={task.id}
      className="group absolute outline-none"
      style={{ left, top, width }}
    >
      <div
        className={classNames(
          'relative grid w-full place-items-center overflow-hidden rounded bg-hover',
          isChosen && 'outline-3 -outline-offset-3 outline-accent',
        )}
        style={{ height }}
      >
        {image ? (
          <TaskPicture
            task={task}
            image={image}
            thumbnail={view.size === 'large' ? 640 : 320}
            alt=""
            loading="lazy"
            decoding="async"
            className={classNames('absolute inset-0 size-full object-contain', isChosen && 'p-1.5')}
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
        <label className={classNames(checkPlace, isChosen ? '' : hiddenUntilNear)}>
          <input
            type="checkbox"
            // By keys, a tile is chosen with Space: it has one place in the order of the focus.
            tabIndex={-1}
            aria-label={`Choose ${name}`}
            checked={isChosen}
            onChange={() => undefined}
            onClick={(event) => onChoose(tile, event.shiftKey)}
            className="size-4 cursor-pointer accent-accent"
          />
        </label>
        <TileMarks task={task} />
        {stackSize > 1 ? (
          <Button
            size="sm"
            icon={Layers}
            aria-expanded={members.length === 1}
            aria-label={`${stackSize} alike but for the seed`}
            onClick={() => onUnfold(tile.key)}
            className="absolute right-1.5 bottom-1.5 tabular-nums"
          >
            {stackSize}
          </Button>
        ) : null}
      </div>
      <TileCaption tile={tile} cost={cost} title={title} isSmall={view.size === 'small'} />
    </figure>
  );
});

/** Its star and its rating, in the corner of the picture. */
function TileMarks({ task: { starred, rating } }: { readonly task: Task }) {
  if (!starred && rating === null) return null;
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute top-1.5 right-1.5 flex items-center gap-1 rounded bg-panel px-1 py-0.5 text-xs text-ink tabular-nums"
    >
      {starred ? <Star className="size-3.5 fill-current text-warning" /> : null}
      {rating === null ? null : `${rating} / 5`}
    </span>
  );
}

/** Large enough for a finger, in the corner of the picture. */
const checkPlace =
  'absolute top-0 left-0 grid size-8 cursor-pointer place-items-center pointer-coarse:size-10';
const hiddenUntilNear =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100';

type TileCaptionProps = {
  readonly tile: Tile;
  readonly cost: string;
  readonly title: string;
  readonly isSmall: boolean;
};

function TileCaption({ tile: { task, image }, cost, title, isSmall }: TileCaptionProps) {
  const provider = useProviderTitle(task.model.split('/')[0] ?? '');
  return (
    <figcaption className="pt-1 text-xs text-ink-soft">
      <span className="flex min-h-6 items-center justify-between gap-1">
        {image?.seed ? <CopiedSeed seed={image.seed} /> : <span />}
        <span className="shrink-0 text-ink">{cost}</span>
      </span>
      {isSmall ? null : (
        <>
          <span className="block truncate">{title}</span>
          <span className="flex justify-between gap-2">
            <span className="truncate">{provider}</span>
            {image ? (
              <span className="shrink-0">
                {image.width} × {image.height}
              </span>
            ) : null}
          </span>
        </>
      )}
    </figcaption>
  );
}
