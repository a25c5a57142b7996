import { Lock } from 'lucide-react';
import type { ControlProps } from './control-props.ts';
import { toText } from './to-text.ts';

/** What the server sets by itself: its value and the reason, to be read only. */
export function ManagedControl({ field, aria }: ControlProps) {
  const { managed } = field;
  if (!managed) return null;
  const value = managed.from === 'task-id' ? "the task's id" : toText(managed.value);
  return (
    <div id={aria.id} className="text-xs">
      <p className="flex items-center gap-1.5 text-ink">
        <Lock aria-hidden="true" className="size-3 shrink-0 text-ink-faint" />
        <code className="font-mono wrap-anywhere">{value}</code>
      </p>
      <p className="text-ink-faint">{managed.reason}</p>
    </div>
  );
}
