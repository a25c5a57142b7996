import type { Task } from '#core/task.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Countdown } from './countdown.tsx';
import { usePause } from './use-pause.ts';

/** Why an accepted task is not sent yet, and when it is tried again. Nothing where it does not wait. */
export function TaskWaiting({ task }: { readonly task: Task }) {
  const pause = usePause(task);
  if (!pause) return null;
  return (
    <Notice tone="warning" title={pause.reason}>
      Tried again <Countdown until={pause.until} />; nothing is sent or charged before. Cancel is free.
    </Notice>
  );
}
