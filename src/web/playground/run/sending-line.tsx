import { CircleStop } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Spinner } from '#web/ui/spinner.tsx';
import { sending } from './sending.ts';

/** How far a run of several tasks is sent, and the way to stop there. Nothing where none is. */
export function SendingLine() {
  const state = useSyncExternalStore(sending.subscribe, sending.state);
  if (!state || state.of === 1) return null;
  return (
    <p className="flex items-center gap-2 text-xs text-ink-soft">
      <Spinner size="sm" />
      <span className="flex-1">
        Sending {state.sent + 1} of {state.of}
      </span>
      <Button size="sm" icon={CircleStop} onClick={sending.stop}>
        Send no more
      </Button>
    </p>
  );
}
