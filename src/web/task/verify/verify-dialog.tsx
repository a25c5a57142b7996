import type { Task } from '#core/task.ts';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';

type VerifyDialogProps = {
  /** `null`: closed. */
  readonly task: Task | null;
  readonly onClose: () => void;
};

const dialogPart = lazyPart(() => import('./verify-dialog-part.tsx').then((file) => file.VerifyDialogPart));

/** Runs a task's exact recipe once more, after its price was seen, and says whether the same came of it. */
export function VerifyDialog({ task, onClose }: VerifyDialogProps) {
  const Part = useLazyPart({ part: dialogPart, wanted: task !== null, onFailed: onClose });
  return Part && task ? <Part task={task} onClose={onClose} /> : null;
}
