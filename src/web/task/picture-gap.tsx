import { useQuery } from '@tanstack/react-query';
import { CloudDownload, ImageOff, RotateCw } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Task, TaskImage } from '#core/task.ts';
import { greetingQuery } from '#web/api/greeting-query.ts';
import type { PictureTrouble } from '#web/api/look-for-picture.ts';
import { Button } from '#web/ui/button.tsx';
import { classNames } from '#web/ui/class-names.ts';
import { useSingleFlight } from './use-single-flight.ts';
import { useTaskActions } from './use-task-actions.ts';

type PictureGapProps = {
  readonly task: Task;
  readonly image: TaskImage;
  readonly trouble: PictureTrouble;
  readonly hasButtons: boolean;
  /** There is little room: the words alone. */
  readonly isSmall: boolean;
  readonly actions: ReactNode;
  readonly className: string | undefined;
  readonly onRetry: () => void;
};

/** Stands where a picture does not load: the reason, and what can be done. */
export function PictureGap({
  task,
  image,
  trouble,
  hasButtons,
  isSmall,
  actions,
  className,
  onRetry,
}: PictureGapProps) {
  const { fetchAgain } = useTaskActions();
  const [isBusy, start] = useSingleFlight();
  useNews({ task, isGreetingNews: !trouble.isGone, onNews: onRetry });

  async function fetchFile(): Promise<void> {
    if (await fetchAgain(image.id)) onRetry();
  }

  return (
    <span
      className={classNames(
        'grid content-center justify-items-center gap-1 text-center text-xs text-ink-soft',
        isSmall ? 'overflow-hidden p-1' : 'p-3',
        className,
      )}
      style={{ aspectRatio: `${image.width} / ${image.height}` }}
    >
      {isSmall && hasButtons ? null : <ImageOff aria-hidden="true" className="size-6 text-ink-faint" />}
      <span className="font-medium text-ink">
        {trouble.isGone ? 'The file is gone' : 'The picture does not load'}
      </span>
      {hasButtons ? (
        <span className={isSmall ? 'line-clamp-3' : 'max-w-80'} title={trouble.reason}>
          {trouble.reason}
        </span>
      ) : null}
      {hasButtons ? (
        <span className="mt-1 flex flex-wrap justify-center gap-2">
          {trouble.isGone ? (
            <Button
              size="sm"
              icon={isSmall ? undefined : CloudDownload}
              aria-disabled={isBusy}
              onClick={() => start(fetchFile)}
            >
              {isBusy ? 'Fetching…' : 'Fetch again'}
            </Button>
          ) : (
            <Button size="sm" icon={isSmall ? undefined : RotateCw} onClick={onRetry}>
              Try again
            </Button>
          )}
          {actions}
        </span>
      ) : null}
    </span>
  );
}

type News = {
  readonly task: Task;
  /** Whether it is news that the server is back. */
  readonly isGreetingNews: boolean;
  readonly onNews: () => void;
};

/** Calls `onNews` when the task changed, as after its file was fetched again, or when the server is back. */
function useNews({ task: { revision }, isGreetingNews, onNews }: News): void {
  const { data } = useQuery(greetingQuery);
  const greetedAt = isGreetingNews ? data : 0;
  const [seen] = useState({ revision, greetedAt });
  const tell = useEffectEvent(onNews);
  useEffect(() => {
    if (revision !== seen.revision || greetedAt !== seen.greetedAt) tell();
  }, [revision, greetedAt, seen]);
}
