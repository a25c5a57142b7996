import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { TaskDetailsProps } from './task-details-part.tsx';

const detailsPart = lazyPart(() => import('./task-details-part.tsx').then((file) => file.TaskDetailsPart));

/** Everything that is known of a task: its pictures, and what was asked, sent and came back, side by side. */
export function TaskDetails(props: TaskDetailsProps) {
  const Part = useLazyPart({ part: detailsPart, wanted: true, onFailed: props.onClose });
  return Part ? <Part {...props} /> : null;
}
