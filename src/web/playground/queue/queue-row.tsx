import { ChevronDown, ChevronsUp, ChevronUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { fieldOfRole, valueOfRole } from '#core/schema/role.ts';
import type { Task } from '#core/task.ts';
import { formatCost } from '#web/task/format.ts';
import { useModel, useProviderTitle } from '#web/task/use-model.ts';
import { altArrow } from '#web/ui/alt-arrow.ts';
import { IconButton } from '#web/ui/icon-button.tsx';

type QueueRowProps = {
  readonly task: Task;
  /** From 0, among those that wait for the same provider. */
  readonly turn: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onCancel: () => void;
};

/** One task that waits: its words, its seed, its price, and its way forward, back or out. */
export function QueueRow({ task, turn, count, onMove, onCancel }: QueueRowProps) {
  const model = useModel(task.model);
  const words = model ? String(valueOfRole(model.fields, task.input, 'prompt') ?? '') : '';
  const seed =
    model && fieldOfRole(model.fields, 'seed') ? valueOfRole(model.fields, task.sent, 'seed') : undefined;
  const provider = useProviderTitle(model?.provider ?? '');
  const name = `number ${turn + 1}`;

  function handleKey(event: KeyboardEvent): void {
    const by = altArrow(event);
    if (by === null) return;
    event.preventDefault();
    onMove(turn + by);
  }

  return (
    <li
      onKeyDown={handleKey}
      className="flex items-center gap-2 rounded border border-line bg-raised px-2 py-1 text-xs"
    >
      <span className="w-5 shrink-0 text-center font-semibold text-ink-soft">{turn + 1}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-ink">{words || task.model}</span>
        <span className="block truncate text-ink-soft">
          {seed === undefined ? '' : <span className="font-mono">{String(seed)} · </span>}
          {formatCost(task.cost)} · {provider}
        </span>
      </span>
      <span className="flex shrink-0">
        <IconButton
          size="sm"
          icon={ChevronsUp}
          label={`Send ${name} first`}
          aria-disabled={turn === 0}
          onClick={() => onMove(0)}
        />
        <IconButton
          size="sm"
          icon={ChevronUp}
          label={`Move ${name} up`}
          hint="Alt ↑"
          aria-disabled={turn === 0}
          onClick={() => onMove(turn - 1)}
        />
        <IconButton
          size="sm"
          icon={ChevronDown}
          label={`Move ${name} down`}
          hint="Alt ↓"
          aria-disabled={turn === count - 1}
          onClick={() => onMove(turn + 1)}
        />
        <IconButton size="sm" icon={X} label={`Cancel ${name}`} onClick={onCancel} />
      </span>
    </li>
  );
}
