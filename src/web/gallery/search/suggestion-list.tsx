import type { Completion } from '#core/query/complete-query.ts';
import { classNames } from '#web/ui/class-names.ts';

type SuggestionListProps = {
  /** Of the box; the list and its options have theirs from it. */
  readonly id: string;
  readonly options: Completion['options'];
  /** The place of the option that Enter takes; −1: none. */
  readonly active: number;
  readonly onTake: (text: string) => void;
};

/** What may come next in a query, beneath its box. The focus stays in the box. */
export function SuggestionList({ id, options, active, onTake }: SuggestionListProps) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="What may come next"
      hidden={options.length === 0}
      className="absolute inset-x-0 top-9 z-30 max-h-72 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-lg pointer-coarse:top-11"
    >
      {options.map(({ text, description }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the box, which keeps the focus
        <div
          key={text}
          id={`${id}-${at}`}
          ref={at === active ? bringIntoSight : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(text)}
          className={classNames(
            'flex min-h-8 cursor-default flex-wrap items-center gap-x-3 rounded px-2 py-1 text-sm hover:bg-hover pointer-coarse:min-h-11',
            at === active && 'bg-hover',
          )}
        >
          <span className="font-mono text-ink">{text}</span>
          <span className="text-xs text-ink-soft">{description}</span>
        </div>
      ))}
    </div>
  );
}

function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
