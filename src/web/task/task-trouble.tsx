import type { Task } from '#core/task.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useTaskActions } from './use-task-actions.ts';

/** What went wrong with a task, in a sentence, and what can be done. Nothing where nothing did. */
export function TaskTrouble({ task }: { readonly task: Task }) {
  const { resolve } = useTaskActions();
  const isUnknown = task.status === 'unknown';
  return (
    <>
      {task.error === null ? null : (
        <Notice
          tone={task.status === 'failed' ? 'danger' : 'warning'}
          title={TITLES[task.error.kind]}
          actions={
            isUnknown ? (
              <>
                <Button size="sm" onClick={() => resolve(task, 'retry')}>
                  Try again, may be paid twice
                </Button>
                <Button size="sm" onClick={() => resolve(task, 'forget')}>
                  Forget it
                </Button>
              </>
            ) : undefined
          }
        >
          {task.error.message}
        </Notice>
      )}
      {task.missing.map(({ index, error }) => (
        <Notice key={index} tone="warning" title={`Image ${index + 1} is missing`}>
          {error.message}
        </Notice>
      ))}
    </>
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
