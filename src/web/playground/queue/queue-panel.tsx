import { useInfiniteQuery } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Task } from '#core/task.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import { sending } from '#web/playground/run/sending.ts';
import { useTaskActions } from '#web/task/use-task-actions.ts';
import { Button } from '#web/ui/button.tsx';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { QueueRow } from './queue-row.tsx';

/** The tasks that wait to be sent, in the order of their turn. Nothing where fewer than two do: one is on its card. */
export function QueuePanel() {
  const {
    data: tasks = [],
    hasNextPage,
    isFetching,
    fetchNextPage,
  } = useInfiniteQuery(tasksQuery({ status: 'accepted' }));
  const { move, cancel, cancelAll } = useTaskActions();
  const [announced, setAnnounced] = useState('');
  // The list begins with the newest, the queue with the oldest: all of it is read.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  if (tasks.length < 2) return null;
  const lanes = [...Map.groupBy(byTurn(tasks), laneOf).values()];
  const count = `${tasks.length}${hasNextPage ? '+' : ''}`;

  async function moveTo(lane: readonly Task[], from: number, to: number): Promise<void> {
    const task = lane[from];
    if (!task || to < 0 || to >= lane.length || to === from) return;
    const others = lane.toSpliced(from, 1);
    if (await move(task, others[to] ?? null)) setAnnounced(`Now number ${to + 1} of ${lane.length}.`);
  }

  /** The last first, so that none of them moves up and is sent meanwhile. */
  function stopAll(): void {
    sending.stop();
    void cancelAll(byTurn(tasks).toReversed());
  }

  return (
    <section aria-label="Queue" className="rounded-md border border-line bg-panel px-3 py-1">
      <Disclosure
        level={2}
        title={`${count} wait to be sent`}
        defaultOpen
        action={
          <Button size="sm" variant="quiet" icon={Ban} onClick={stopAll}>
            Cancel all
          </Button>
        }
      >
        {lanes.map((lane) => (
          <ol key={laneOf(lane[0])} className="max-h-64 space-y-1 overflow-y-auto">
            {lane.map((task, turn) => (
              <QueueRow
                key={task.id}
                task={task}
                turn={turn}
                count={lane.length}
                onMove={(to) => void moveTo(lane, turn, to)}
                onCancel={() => void cancel(task)}
              />
            ))}
          </ol>
        ))}
        <p aria-live="polite" className="sr-only">
          {announced}
        </p>
      </Disclosure>
    </section>
  );
}

function byTurn(tasks: readonly Task[]): readonly Task[] {
  return tasks.toSorted((a, b) => a.place - b.place);
}

/** Tasks of one provider, in the sandbox or live, wait for each other. */
function laneOf(task: Task | undefined): string {
  return task ? `${task.model.split('/')[0]} ${task.sandbox}` : '';
}
