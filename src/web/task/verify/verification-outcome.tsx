import { Ban } from 'lucide-react';
import { isFinal, type Task } from '#core/task.ts';
import { formatCost, formatMoment } from '#web/task/format.ts';
import { TaskPhases } from '#web/task/task-phases.tsx';
import { TaskTrouble } from '#web/task/task-trouble.tsx';
import { useTaskActions } from '#web/task/use-task-actions.ts';
import { Button } from '#web/ui/button.tsx';
import { ImageVerdicts } from './image-verdicts.tsx';

type VerificationOutcomeProps = { readonly original: Task; readonly again: Task };

/** How far a verification is, what went wrong with it, or what it says of every image. */
export function VerificationOutcome({ original, again }: VerificationOutcomeProps) {
  const { cancel } = useTaskActions();
  return (
    <div className="space-y-1.5">
      <div className="flex flex-wrap items-center gap-x-3 text-xs text-ink-soft">
        <span>
          {formatMoment(again.times.accepted)} · {formatCost(again.cost)}
        </span>
        <TaskPhases task={again} medianMs={null} />
        {isFinal(again.status) ? null : (
          <Button size="sm" variant="quiet" icon={Ban} onClick={() => void cancel(again)}>
            Cancel
          </Button>
        )}
      </div>
      <TaskTrouble task={again} />
      {again.status === 'done' ? <ImageVerdicts original={original} again={again} /> : null}
    </div>
  );
}
