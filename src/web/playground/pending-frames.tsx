import { imageCount } from '#core/cost.ts';
import { valueOfRole } from '#core/schema/role.ts';
import { isFinal, type Task } from '#core/task.ts';
import { useModel } from '#web/task/use-model.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';

/** An empty frame, of the shape that was asked for, for every picture that is still to come. */
export function PendingFrames({ task }: { readonly task: Task }) {
  const model = useModel(task.model);
  if (isFinal(task.status) || !model) return null;
  const [width, height] = (['width', 'height'] as const).map((role) =>
    Number(valueOfRole(model.fields, task.input, role) ?? 1),
  );
  const left = Math.max(imageCount(model, task.input) - task.images.length, 0);
  return Array.from({ length: left }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the frames are alike, and never change places
    <div key={at} className="max-h-[72dvh] max-w-full" style={{ aspectRatio: `${width} / ${height}` }}>
      <Skeleton className="size-full" />
    </div>
  ));
}
