import { Trash2, Undo2 } from 'lucide-react';
import { valueInWords } from '#web/form/value-in-words.ts';
import { Badge } from '#web/ui/badge.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import type { Tone } from '#web/ui/tone.ts';
import type { TrayEntry } from './tray.ts';

/** One piece of what changed: what it was, what it is, why, and the way back. */
export function TrayLine({ entry, onUndo }: { readonly entry: TrayEntry; readonly onUndo: () => void }) {
  const { title, outcome, why } = entry;
  return (
    <li className="flex items-start gap-2">
      <Badge tone={tones[outcome]} className="mt-0.5 w-18 justify-center">
        {outcome}
      </Badge>
      <span className="min-w-0 flex-1 py-0.5 wrap-anywhere text-ink-soft">
        <span className="font-medium text-ink">{title}</span> {changeInWords(entry)}
        {why ? <span className="block text-ink-faint">{why}</span> : null}
      </span>
      <IconButton
        size="sm"
        icon={outcome === 'parked' ? Trash2 : Undo2}
        label={outcome === 'parked' ? `Let go of ${title}` : `Undo ${title}`}
        onClick={onUndo}
      />
    </li>
  );
}

function changeInWords({ outcome, held, was, now }: TrayEntry): string {
  switch (outcome) {
    case 'parked':
      return `${valueInWords(held)} is not sent, and comes back with its model`;
    case 'removed':
      return `${valueInWords(was)} → unset`;
    case 'converted':
    case 'changed':
      return `${valueInWords(held)} → ${valueInWords(now)}`;
    case 'kept':
    case 'set':
      return valueInWords(now);
  }
}

const tones = {
  kept: 'neutral',
  set: 'neutral',
  converted: 'accent',
  changed: 'warning',
  removed: 'warning',
  parked: 'neutral',
} satisfies Record<TrayEntry['outcome'], Tone>;
