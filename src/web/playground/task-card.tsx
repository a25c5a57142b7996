import { Ban, Ellipsis, Info, RotateCcw, Share2, ShieldCheck, Shuffle, Star, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { imageCount } from '#core/cost.ts';
import { isFinal, type Task, type TaskImage } from '#core/task.ts';
import { formatCost } from '#web/task/format.ts';
import { ImageCaption } from '#web/task/image-caption.tsx';
import { TaskPhases } from '#web/task/task-phases.tsx';
import { TaskPicture } from '#web/task/task-picture.tsx';
import { TaskTitle } from '#web/task/task-title.tsx';
import { TaskTrouble } from '#web/task/task-trouble.tsx';
import { useKeptFocus } from '#web/task/use-kept-focus.ts';
import { useModel } from '#web/task/use-model.ts';
import { useTaskActions } from '#web/task/use-task-actions.ts';
import { VerifiedTask } from '#web/task/verify/verified-task.tsx';
import { Button } from '#web/ui/button.tsx';
import { classNames } from '#web/ui/class-names.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { PendingFrames } from './pending-frames.tsx';

type TaskCardProps = {
  readonly task: Task;
  readonly medianMs: number | null;
  readonly onReplay: (task: Task, withSeed: boolean) => void;
  /** Opens what saves its recipe, or makes a link of it. */
  readonly onShare: (task: Task) => void;
  readonly onLockSeed: (seed: string) => void;
  readonly onDetails: (task: Task) => void;
  /** Opens what runs it once more and compares. */
  readonly onVerify: (task: Task) => void;
  /** Drawn beside what is said of an image. */
  readonly imageActions: (image: TaskImage) => ReactNode;
};

/** One task at its largest: phases as they happen, then its pictures with seed, cost and size. */
export function TaskCard({
  task,
  medianMs,
  onReplay,
  onShare,
  onLockSeed,
  onDetails,
  onVerify,
  imageActions,
}: TaskCardProps) {
  const { star, remove, cancel } = useTaskActions();
  const model = useModel(task.model);
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root);
  const isMany = task.images.length > 1 || (model !== null && imageCount(model, task.input) > 1);
  return (
    <article
      ref={root}
      tabIndex={-1}
      data-task={task.id}
      aria-label="Latest task"
      className="space-y-3 outline-none"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 flex-1 text-sm max-lg:basis-full">
          <TaskTitle task={task} />
        </h2>
        <span className="text-sm font-semibold max-lg:flex-1">{formatCost(task.cost)}</span>
        <div className="flex items-center">
          {isFinal(task.status) ? null : (
            <Button size="sm" variant="quiet" icon={Ban} onClick={() => cancel(task)}>
              Cancel
            </Button>
          )}
          <IconButton
            label={task.starred ? 'Remove the star' : 'Star'}
            icon={Star}
            pressed={task.starred}
            onClick={() => star(task)}
          />
          <IconButton label="Details" icon={Info} onClick={() => onDetails(task)} />
          <Menu
            align="end"
            trigger={<IconButton label="More" icon={Ellipsis} />}
            items={[
              {
                label: 'Replay: load everything into the form',
                icon: RotateCcw,
                onSelect: () => onReplay(task, true),
              },
              {
                label: 'Remix: everything but the seed',
                icon: Shuffle,
                onSelect: () => onReplay(task, false),
              },
              {
                label: 'Verify: run it once more and compare',
                icon: ShieldCheck,
                onSelect: () => onVerify(task),
              },
              { label: 'Save or share its recipe', icon: Share2, onSelect: () => onShare(task) },
              { label: 'Delete', icon: Trash2, danger: true, onSelect: () => remove(task) },
            ]}
          />
        </div>
      </header>
      <TaskPhases task={task} medianMs={medianMs} />
      <VerifiedTask task={task} />
      <TaskTrouble task={task} onRunAgain={(lost) => onReplay(lost, true)} />
      <div className={classNames('grid gap-4', isMany && 'sm:grid-cols-2')}>
        {task.images.map((image) => (
          <figure key={image.id} className="min-w-0">
            <TaskPicture
              task={task}
              image={image}
              thumbnail={1280}
              alt=""
              className="h-auto max-h-[72dvh] w-auto max-w-full rounded bg-hover"
              wrap={(picture) => (
                <button
                  type="button"
                  onClick={() => onDetails(task)}
                  aria-label={`Open image ${image.index + 1}`}
                  className="block max-w-full"
                >
                  {picture}
                </button>
              )}
            />
            <figcaption>
              <ImageCaption task={task} image={image} onLockSeed={onLockSeed} actions={imageActions(image)} />
            </figcaption>
          </figure>
        ))}
        <PendingFrames task={task} />
      </div>
    </article>
  );
}
