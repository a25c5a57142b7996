import { valueOfRole } from '#core/schema/role.ts';
import { sizeText } from '#core/schema/size-text.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { TaskPicture } from '#web/task/task-picture.tsx';
import { useModel } from '#web/task/use-model.ts';
import { classNames } from '#web/ui/class-names.ts';

type ResultOptionProps = {
  readonly id: string;
  readonly task: Task;
  readonly image: TaskImage;
  /** The keys lead on from here. */
  readonly isActive: boolean;
  /** Its place among those that were chosen, from 1; 0: it was not. */
  readonly number: number;
  readonly onPress: () => void;
};

/** One result to choose. */
export function ResultOption({ id, task, image, isActive, number, onPress }: ResultOptionProps) {
  const model = useModel(task.model);
  const prompt = model ? valueOfRole(model.fields, task.input, 'prompt') : undefined;
  const size = sizeText(image);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
    <div
      id={id}
      role="option"
      aria-selected={number > 0}
      aria-label={[prompt, image.seed === null ? '' : `seed ${image.seed}`, size].filter(Boolean).join(', ')}
      title={typeof prompt === 'string' ? prompt : undefined}
      onClick={onPress}
      className={classNames(
        'relative aspect-square cursor-pointer scroll-m-2 overflow-hidden rounded border bg-hover outline-offset-1 outline-accent [content-visibility:auto]',
        number > 0 ? 'border-accent' : 'border-line hover:border-line-strong',
        isActive && 'group-focus-visible:outline-2',
      )}
    >
      <TaskPicture
        task={task}
        image={image}
        thumbnail={320}
        loading="lazy"
        decoding="async"
        draggable={false}
        className="size-full object-cover"
      />
      {number > 0 ? (
        <span className="absolute top-1 left-1 grid size-6 place-items-center rounded-full bg-accent text-xs font-semibold text-accent-ink">
          {number}
        </span>
      ) : null}
      <span className="absolute inset-x-0 bottom-0 bg-raised/90 px-1.5 py-0.5 text-2xs text-ink-soft">
        {size}
      </span>
    </div>
  );
}
