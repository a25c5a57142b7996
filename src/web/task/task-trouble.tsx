import { RotateCcw } from 'lucide-react';
import type { Task } from '#core/task.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { MissingImages } from './missing-images.tsx';
import { TaskWaiting } from './task-waiting.tsx';
import { UnknownOutcome } from './unknown-outcome.tsx';
import { useModel, useProviderTitle } from './use-model.ts';

type TaskTroubleProps = {
  readonly task: Task;
  /** Loads its recipe into the form, where there is one. */
  readonly onRunAgain?: ((task: Task) => void) | undefined;
};

/** What holds a task up, what went wrong with it, and what can be done. Nothing where nothing did. */
export function TaskTrouble({ task, onRunAgain }: TaskTroubleProps) {
  const facts = task.warnings.filter((warning) => warning.path === '');
  return (
    <div className="space-y-2 empty:hidden">
      <TaskWaiting task={task} />
      <TaskFailure task={task} onRunAgain={onRunAgain} />
      <MissingImages missing={task.missing} />
      {facts.map(({ message }) => (
        <Notice key={message} tone="neutral" title={message} />
      ))}
    </div>
  );
}

function TaskFailure({ task, onRunAgain }: TaskTroubleProps) {
  const provider = useProviderTitle(useModel(task.model)?.provider ?? task.model.split('/')[0] ?? '');
  if (task.status === 'unknown') return <UnknownOutcome task={task} />;
  if (task.error === null) return null;
  if (task.status === 'sending' && task.error.kind === 'not-known') {
    return (
      <Notice tone="warning" title={`No answer from ${provider}. Asking whether it arrived…`}>
        {task.error.message}
      </Notice>
    );
  }
  // With every image named as missing, the task's own sentence would be said once more.
  const isSaid = task.missing.some((missing) => missing.error.message === task.error?.message);
  const runAgain =
    onRunAgain && task.status === 'expired' ? (
      <Button size="sm" icon={RotateCcw} onClick={() => onRunAgain(task)}>
        Run it again
      </Button>
    ) : undefined;
  return (
    <Notice
      tone={task.status === 'failed' ? 'danger' : 'warning'}
      title={task.status === 'expired' ? 'Made and paid, but not here' : TITLES[task.error.kind]}
      actions={runAgain}
    >
      {isSaid ? 'Running it again makes new images, which are paid again.' : task.error.message}
    </Notice>
  );
}

const TITLES = {
  'invalid-input': 'The provider refused this input',
  unauthorized: 'The provider refused the key',
  'out-of-credit': 'No credit left',
  'rate-limited': 'Too many requests',
  'content-blocked': 'Held back by the safety check',
  'provider-failed': 'The provider failed',
  'timed-out': 'Out of time',
  network: 'Not sent',
  'not-known': 'Not known whether it arrived',
} as const satisfies Record<NonNullable<Task['error']>['kind'], string>;
