import { Check, CircleAlert, CircleHelp, CircleSlash, Pause } from 'lucide-react';
import { isFinal, type Task, type TaskStatus } from '#core/task.ts';
import { classNames } from '#web/ui/class-names.ts';
import { Spinner } from '#web/ui/spinner.tsx';
import { Countdown } from './countdown.tsx';
import { formatDuration } from './format.ts';
import { useNow } from './use-now.ts';
import { usePause } from './use-pause.ts';

type TaskPhasesProps = {
  readonly task: Task;
  /** Milliseconds that tasks like it took, `null` where there were none. */
  readonly medianMs: number | null;
  /** In the middle of a tile, where a picture would be. */
  readonly isInTile?: boolean;
};

const PHASES = [
  { status: 'accepted', word: 'Accepted' },
  { status: 'sending', word: 'Sent' },
  { status: 'running', word: 'Running' },
  { status: 'saving', word: 'Saving' },
  { status: 'done', word: 'Done' },
] as const;

/** The phases of a task as they happened, and its time against the median. No percentage is made up. */
export function TaskPhases({ task, medianMs, isInTile = false }: TaskPhasesProps) {
  const isRunning = !isFinal(task.status);
  const now = useNow(isRunning);
  const end = task.times.ended === null ? now : Date.parse(task.times.ended);
  const elapsed = formatDuration(end - Date.parse(task.times.accepted));
  const pause = usePause(task);
  return (
    <div
      role="status"
      aria-label={`${pause ? 'Waiting' : WORDS[task.status]}${isRunning ? '' : ` after ${elapsed}`}`}
      className={classNames(
        'flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft',
        isInTile && 'justify-center px-2 text-center',
      )}
    >
      {pause ? (
        <span className="flex items-center gap-1 font-medium text-warning">
          <Pause aria-hidden="true" className="size-3.5 shrink-0" />
          <span>
            Waiting · <Countdown until={pause.until} />
          </span>
        </span>
      ) : isRunning || task.status === 'done' ? (
        <PhaseLine task={task} />
      ) : (
        <EndMark status={task.status} />
      )}
      <span aria-hidden="true">
        {elapsed}
        {medianMs === null ? null : (
          <span className="text-ink-faint"> · median {formatDuration(medianMs)}</span>
        )}
      </span>
    </div>
  );
}

function PhaseLine({ task }: { readonly task: Task }) {
  const reached = PHASES.findIndex((phase) => phase.status === task.status);
  if (task.status === 'done') {
    return (
      <span className="flex items-center gap-1 text-success">
        <Check aria-hidden="true" className="size-3.5" /> Done
      </span>
    );
  }
  return (
    <ol aria-hidden="true" className="flex flex-wrap items-center gap-x-2">
      {PHASES.slice(0, 4).map(({ status, word }, at) => (
        <li
          key={status}
          className={classNames(
            'flex items-center gap-1',
            at > reached && 'text-ink-faint',
            at === reached && 'font-medium text-ink',
          )}
        >
          {at < reached ? <Check className="size-3 text-success" /> : null}
          {at === reached ? <Spinner size="sm" /> : null}
          <span className={at === reached ? '' : 'max-sm:hidden'}>{word}</span>
        </li>
      ))}
      {task.progress === null ? null : <li>{Math.round(task.progress)} %</li>}
    </ol>
  );
}

function EndMark({ status }: { readonly status: TaskStatus }) {
  const Icon = status === 'canceled' ? CircleSlash : status === 'unknown' ? CircleHelp : CircleAlert;
  const tone = status === 'canceled' ? 'text-ink-soft' : status === 'failed' ? 'text-danger' : 'text-warning';
  return (
    <span className={classNames('flex items-center gap-1 font-medium', tone)}>
      <Icon aria-hidden="true" className="size-3.5" /> {WORDS[status]}
    </span>
  );
}

const WORDS: Record<TaskStatus, string> = {
  accepted: 'Accepted',
  sending: 'Sent',
  running: 'Running',
  saving: 'Saving',
  done: 'Done',
  failed: 'Failed',
  canceled: 'Canceled',
  expired: 'Expired',
  unknown: 'Outcome unknown',
};
