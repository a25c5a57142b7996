import type { Task } from '#core/task.ts';
import { CompareButton } from '#web/task/compare/compare-button.tsx';
import { formatCost } from '#web/task/format.ts';
import { TaskPhases } from '#web/task/task-phases.tsx';
import { TaskPicture } from '#web/task/task-picture.tsx';
import { useModel } from '#web/task/use-model.ts';
import { classNames } from '#web/ui/class-names.ts';

type TaskStreamProps = {
  readonly tasks: readonly Task[];
  readonly shownId: string | null;
  readonly onShow: (id: string) => void;
};

/** The tasks of late, newest first; a click shows one large. */
export function TaskStream({ tasks, shownId, onShow }: TaskStreamProps) {
  return (
    <ol aria-label="Recent tasks" className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
      {tasks.map((task) => (
        <li key={task.id} className="relative">
          <StreamTile task={task} isShown={task.id === shownId} onShow={onShow} />
          {task.images[0] ? (
            <CompareButton image={task.images[0]} className="absolute top-1 left-1 bg-raised" />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

type StreamTileProps = {
  readonly task: Task;
  readonly isShown: boolean;
  readonly onShow: (id: string) => void;
};

function StreamTile({ task, isShown, onShow }: StreamTileProps) {
  const title = useModel(task.model)?.definition.title ?? task.model;
  const [first] = task.images;
  return (
    <button
      type="button"
      aria-current={isShown}
      aria-label={`${title}, ${task.status}, ${formatCost(task.cost)}${first?.seed ? `, seed ${first.seed}` : ''}`}
      onClick={() => onShow(task.id)}
      className={classNames(
        'flex w-full flex-col overflow-hidden rounded-md border bg-raised text-left text-xs transition-colors duration-100',
        isShown ? 'border-accent' : 'border-line hover:border-line-strong',
      )}
    >
      <span className="relative grid aspect-square w-full place-items-center bg-hover">
        {first ? (
          <TaskPicture
            task={task}
            image={first}
            thumbnail={320}
            alt=""
            loading="lazy"
            className="absolute inset-0 size-full object-cover"
          />
        ) : (
          <TaskPhases task={task} medianMs={null} isInTile />
        )}
        {task.images.length > 1 ? (
          <span className="absolute top-1 right-1 rounded-sm bg-raised px-1 font-medium">
            {task.images.length}
          </span>
        ) : null}
      </span>
      <span className="flex min-h-6 items-center justify-between gap-2 px-1.5 text-ink-soft">
        <span className="truncate font-mono">{first?.seed ?? ''}</span>
        <span className="shrink-0">{formatCost(task.cost)}</span>
      </span>
    </button>
  );
}
