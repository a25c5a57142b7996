import { ChevronDown, ChevronUp, Copy, Trash2 } from 'lucide-react';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Switch } from '#web/ui/switch.tsx';

type RowHeadProps = {
  /** Tells it from all others: what its buttons are called after. */
  readonly name: string;
  readonly title: string;
  readonly isOn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** `null` where rows cannot be switched off. */
  readonly onTurn: ((isOn: boolean) => void) | null;
  readonly onMove: (by: -1 | 1) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
};

/** The line above a row's fields: what it is called, and what can be done with it. */
export function RowHead(props: RowHeadProps) {
  const { name, title, isOn, isFirst, isLast, onTurn, onMove, onCopy, onRemove } = props;
  return (
    <div className="flex items-center gap-1">
      {onTurn ? <Switch label={`Send ${name}`} checked={isOn} onChange={onTurn} /> : null}
      <h4 className="flex-1 text-xs font-semibold text-ink-soft">{title}</h4>
      <IconButton
        size="sm"
        icon={ChevronUp}
        label={`Move ${name} up`}
        aria-disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size="sm"
        icon={ChevronDown}
        label={`Move ${name} down`}
        aria-disabled={isLast}
        onClick={() => onMove(1)}
      />
      <IconButton size="sm" icon={Copy} label={`Copy ${name}`} onClick={onCopy} />
      <IconButton size="sm" icon={Trash2} label={`Remove ${name}`} onClick={onRemove} />
    </div>
  );
}
