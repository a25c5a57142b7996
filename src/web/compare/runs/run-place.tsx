import { Ban, X } from 'lucide-react';
import { isFinal, type Task } from '#core/task.ts';
import { TaskPhases } from '#web/task/task-phases.tsx';
import { TaskTrouble } from '#web/task/task-trouble.tsx';
import { useModel, useProviderTitle } from '#web/task/use-model.ts';
import { useTaskActions } from '#web/task/use-task-actions.ts';
import { Button } from '#web/ui/button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { ComparedRun } from './use-runs.ts';

type RunPlaceProps = { readonly run: ComparedRun; readonly onRemove: () => void };

/** Stands where an image will, while it is made, or says why it does not come. The task itself is in the gallery. */
export function RunPlace({ run: { task, error }, onRemove }: RunPlaceProps) {
  const { cancel } = useTaskActions();
  return (
    <div className="flex h-full min-h-40 flex-col gap-2 rounded border border-dashed border-line-strong p-2">
      <div className="flex items-start gap-2 text-xs">
        <span className="min-w-0 flex-1 py-0.5 text-ink">{task ? <RunTitle task={task} /> : 'A run'}</span>
        <IconButton size="sm" icon={X} label="Take the run out" onClick={onRemove} />
      </div>
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)] content-center justify-items-center gap-2">
        {task ? <TaskPhases task={task} medianMs={null} isInTile /> : null}
        {task && !isFinal(task.status) ? (
          <Button size="sm" icon={Ban} onClick={() => void cancel(task)}>
            Cancel
          </Button>
        ) : null}
      </div>
      {task ? <TaskTrouble task={task} /> : null}
      {error && !task ? (
        <Notice tone="warning" title="This run cannot be looked up">
          {error.message}
        </Notice>
      ) : null}
    </div>
  );
}

/** Named as the pictures beside it are. */
function RunTitle({ task }: { readonly task: Task }) {
  const model = useModel(task.model);
  const provider = useProviderTitle(model?.provider ?? '');
  return model ? `${model.definition.title}, ${provider}` : task.model;
}
