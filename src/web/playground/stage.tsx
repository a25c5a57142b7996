import { useInfiniteQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Task } from '#core/task.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import type { ImageSlot } from '#web/form/images/image-slots.ts';
import { TaskDetails } from '#web/task/task-details.tsx';
import { VerifyDialog } from '#web/task/verify/verify-dialog.tsx';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { ExampleList } from './example-list.tsx';
import { ImageMenu } from './image-menu.tsx';
import { medianDuration } from './median-duration.ts';
import { UnansweredList } from './outbox/unanswered-list.tsx';
import { QueuePanel } from './queue/queue-panel.tsx';
import { TaskCard } from './task-card.tsx';
import { TaskStream } from './task-stream.tsx';

type StageProps = {
  readonly model: Model;
  readonly shownId: string | null;
  readonly onShow: (id: string) => void;
  readonly onLoad: (input: Input, title: string) => void;
  readonly onReplay: (task: Task, withSeed: boolean) => void;
  readonly onShare: (task: Task) => void;
  readonly onLockSeed: (seed: string) => void;
  readonly onUseImage: (slot: ImageSlot, value: string) => void;
};

/** How many tasks the stream shows; the gallery has all. */
const STREAM_LENGTH = 24;

/** The runs without an answer, the latest task large, the ones before it below, and the model's examples. */
export function Stage(props: StageProps) {
  const root = useRef<HTMLDivElement>(null);
  return (
    <div ref={root} tabIndex={-1} className="space-y-6 outline-none">
      <UnansweredList onTaken={props.onShow} onSettled={() => root.current?.focus({ preventScroll: true })} />
      <QueuePanel />
      <Tasks {...props} />
    </div>
  );
}

function Tasks({ model, shownId, onShow, onLoad, onReplay, onShare, onLockSeed, onUseImage }: StageProps) {
  const { data: tasks, isPending, error, refetch } = useInfiniteQuery(tasksQuery({}));
  const [detailsId, setDetailsId] = useState<string | null>(null);
  const [verifiedId, setVerifiedId] = useState<string | null>(null);
  if (isPending) return <Skeleton className="h-80 w-full" />;
  if (error && !tasks) {
    return (
      <EmptyState
        icon={ImageOff}
        title="The tasks cannot be shown"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </EmptyState>
    );
  }
  const shown = tasks?.find((task) => task.id === shownId) ?? tasks?.[0];
  const details = tasks?.find((task) => task.id === detailsId);
  return (
    <div className="space-y-8">
      {shown ? (
        <TaskCard
          task={shown}
          medianMs={medianDuration(
            tasks,
            shown.model,
            Math.max(shown.images.length + shown.missing.length, 1),
          )}
          onReplay={onReplay}
          onShare={onShare}
          onLockSeed={onLockSeed}
          onDetails={(task) => setDetailsId(task.id)}
          onVerify={(task) => setVerifiedId(task.id)}
          imageActions={(image) => <ImageMenu image={image} model={model} onUse={onUseImage} />}
        />
      ) : null}
      {tasks && tasks.length > 1 ? (
        <section aria-labelledby="stream">
          <h2 id="stream" className="pb-2 text-sm font-semibold">
            Recent
          </h2>
          <TaskStream tasks={tasks.slice(0, STREAM_LENGTH)} shownId={shown?.id ?? null} onShow={onShow} />
        </section>
      ) : null}
      {model.definition.examples.length > 0 ? (
        <section aria-labelledby="examples">
          <h2 id="examples" className="text-sm font-semibold">
            Start from an example
          </h2>
          <p className="pb-2 text-xs text-ink-soft">
            Published by the provider. Loading one fills the form and runs nothing.
          </p>
          <ExampleList model={model} onLoad={onLoad} />
        </section>
      ) : null}
      {details ? (
        <TaskDetails
          task={details}
          onClose={() => setDetailsId(null)}
          onPlayground={() => setDetailsId(null)}
        />
      ) : null}
      <VerifyDialog
        task={tasks?.find((task) => task.id === verifiedId) ?? null}
        onClose={() => setVerifiedId(null)}
      />
    </div>
  );
}
