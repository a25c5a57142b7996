import { useQuery } from '@tanstack/react-query';
import type { Task } from '#core/task.ts';
import { isVerification } from '#core/verify/is-verification.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { formatMoment } from '#web/task/format.ts';
import { useModel } from '#web/task/use-model.ts';
import { ImageVerdicts } from './image-verdicts.tsx';

export type VerifiedTaskPartProps = { readonly task: Task };

/** Which task this one verifies, and what it says of it. Nothing where it verifies none, or one that is gone. */
export function VerifiedTaskPart({ task }: VerifiedTaskPartProps) {
  const model = useModel(task.model);
  const { data: original } = useQuery({ ...taskQuery(task.parent ?? ''), enabled: task.parent !== null });
  if (!model || !original || !isVerification({ task, original, model })) return null;
  return (
    <div className="space-y-1">
      <p className="text-xs text-ink-soft">
        It is the recipe of {formatMoment(original.times.accepted)} once more.
      </p>
      {task.status === 'done' ? <ImageVerdicts original={original} again={task} /> : null}
    </div>
  );
}
