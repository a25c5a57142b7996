import { useId } from 'react';
import type { Task } from '#core/task.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useModel, useProviderTitle } from './use-model.ts';
import { useSingleFlight } from './use-single-flight.ts';
import { useTaskActions } from './use-task-actions.ts';

/** A task that cannot be settled without its user: what is known, and what either word of theirs does. */
export function UnknownOutcome({ task }: { readonly task: Task }) {
  const { resolve } = useTaskActions();
  const [isBusy, start] = useSingleFlight();
  const id = useId();
  const provider = useProviderTitle(useModel(task.model)?.provider ?? task.model.split('/')[0] ?? '');
  return (
    <Notice
      tone="warning"
      title="Not known whether it arrived"
      actions={
        <>
          <Button
            size="sm"
            aria-disabled={isBusy}
            aria-describedby={`${id}-retry`}
            onClick={() => start(() => resolve(task, 'retry'))}
          >
            Ask and send again – may be paid twice
          </Button>
          <Button
            size="sm"
            aria-disabled={isBusy}
            aria-describedby={`${id}-forget`}
            onClick={() => start(() => resolve(task, 'forget'))}
          >
            Forget it
          </Button>
        </>
      }
    >
      {task.error?.message}
      <ul className="mt-1 space-y-1">
        <li id={`${id}-retry`}>
          <strong className="font-medium text-ink">Ask and send again</strong> asks {provider} once more, and
          sends it only where it is not found; should the first one turn up after all, both are charged.
        </li>
        <li id={`${id}-forget`}>
          <strong className="font-medium text-ink">Forget it</strong> ends it as canceled, its cost unknown.
        </li>
      </ul>
    </Notice>
  );
}
