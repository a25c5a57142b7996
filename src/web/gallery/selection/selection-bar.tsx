import { RotateCcw, Star, Tag, Trash2, X } from 'lucide-react';
import type { Task } from '#core/task.ts';
import type { GalleryItem } from '#web/gallery/grid/tile.ts';
import { ExportButton } from '#web/task/export-button.tsx';
import { Button } from '#web/ui/button.tsx';
import { countOf } from '#web/ui/count-of.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { CompareLink } from './compare-link.tsx';
import { countImages } from './count-images.ts';
import { factsOfChosen } from './facts-of-chosen.ts';
import { TagMany } from './tag-many.tsx';
import { useBulkActions } from './use-bulk-actions.ts';

type SelectionBarProps = {
  readonly chosen: readonly GalleryItem[];
  /** Tags that are in use. */
  readonly tags: readonly string[];
  readonly onClear: () => void;
  /** Opens a comparison by its URL. */
  readonly onCompare: (url: string) => void;
};

const RATINGS = [5, 4, 3, 2, 1, 0, null] as const;

/** What is chosen comes to so much, and can be done with at once. */
export function SelectionBar({ chosen, tags, onClear, onCompare }: SelectionBarProps) {
  const { change, remove } = useBulkActions();
  const tasks = tasksOf(chosen);
  const images = chosen.flatMap(({ image }) => image ?? []);
  const wholeCount = countImages(tasks);
  const areStarred = tasks.every(({ starred }) => starred);
  const inBin = tasks.filter(({ deletedAt }) => deletedAt !== null);

  return (
    <section
      aria-label="Selection"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-panel px-3 py-2"
    >
      <p role="status" className="flex flex-wrap gap-x-3 text-sm tabular-nums">
        {factsOfChosen(chosen).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {wholeCount > images.length ? (
          <span className="text-ink-soft">
            Marks, export and bin take whole tasks: all {countOf(wholeCount, 'image')} of{' '}
            {countOf(tasks.length, 'task')}
          </span>
        ) : null}
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <Button
          icon={Star}
          aria-pressed={areStarred}
          onClick={() => void change(tasks, { starred: !areStarred })}
        >
          {areStarred ? 'Remove the stars' : 'Star'}
        </Button>
        <Menu
          trigger={<Button>Rate</Button>}
          items={RATINGS.map((rating) => ({
            label: rating === null ? 'No rating' : `${rating} of 5`,
            isCurrent: tasks.every((task) => task.rating === rating),
            onSelect: () => void change(tasks, { rating }),
          }))}
        />
        <Popover
          trigger={<Button icon={Tag}>Tag</Button>}
          label="Tags of what is chosen"
          showLabel
          side="top"
        >
          <TagMany tasks={tasks} tags={tags} onChange={(changes) => void change(tasks, changes)} />
        </Popover>
        <CompareLink images={images} onCompare={onCompare} />
        <ExportButton ids={tasks.map(({ id }) => id)} />
        {inBin.length > 0 ? (
          <Button
            icon={RotateCcw}
            onClick={() => {
              onClear();
              void change(inBin, { deleted: false });
            }}
          >
            Restore
          </Button>
        ) : (
          <Button
            variant="danger"
            icon={Trash2}
            onClick={() => {
              onClear();
              void remove(tasks);
            }}
          >
            Delete
          </Button>
        )}
        <IconButton label="Let go of what is chosen" hint="Esc" icon={X} onClick={onClear} />
      </div>
    </section>
  );
}

function tasksOf(chosen: readonly GalleryItem[]): readonly Task[] {
  return [...new Map(chosen.map(({ task }) => [task.id, task])).values()];
}
