import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { VerifiedTaskPartProps } from './verified-task-part.tsx';

const taskPart = lazyPart(() => import('./verified-task-part.tsx').then((file) => file.VerifiedTaskPart));

/** Which task this one verifies, where it does. Not there, its picture stands all the same. */
export function VerifiedTask({ task }: VerifiedTaskPartProps) {
  const Part = useLazyPart({ part: taskPart, wanted: task.parent !== null });
  return Part && task.parent !== null ? <Part task={task} /> : null;
}
