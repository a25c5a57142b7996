import { ArrowLeftToLine, RefreshCw, Star, X } from 'lucide-react';
import type { Compared } from '#core/compare/compared.ts';
import { useTaskActions } from '#web/task/use-task-actions.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { modelTitle } from './model-title.ts';

type PictureCaptionProps = {
  readonly compared: Compared;
  /** From 0. */
  readonly index: number;
  /** Makes it the one that others are set against; `null` for the one that is. */
  readonly onFirst: (() => void) | null;
  readonly onRemove: () => void;
  readonly onAgain: () => void;
};

/** Which image it is, and what can be done with it. */
export function PictureCaption({ compared, index, onFirst, onRemove, onAgain }: PictureCaptionProps) {
  const { star } = useTaskActions();
  const { task, image } = compared;
  const name = `image ${index + 1}`;
  return (
    <div className="flex flex-wrap items-center gap-x-2 pt-1 text-xs text-ink-soft">
      <span className="min-w-0 flex-1 basis-28">
        <span className="block truncate text-ink">
          <span className="font-semibold">{index + 1}</span> {modelTitle(compared)}
        </span>
        <span className="block truncate font-mono">{image.seed ?? 'seed unknown'}</span>
      </span>
      <span className="flex shrink-0 flex-wrap justify-end">
        <IconButton
          size="sm"
          icon={Star}
          label={task.starred ? `Remove the star of ${name}` : `Star ${name}`}
          hint={String(index + 1)}
          pressed={task.starred}
          onClick={() => void star(task)}
        />
        <IconButton size="sm" icon={RefreshCw} label={`Run ${name} again with…`} onClick={onAgain} />
        {onFirst ? (
          <IconButton size="sm" icon={ArrowLeftToLine} label={`Put ${name} first`} onClick={onFirst} />
        ) : null}
        <IconButton size="sm" icon={X} label={`Take ${name} out`} onClick={onRemove} />
      </span>
    </div>
  );
}
