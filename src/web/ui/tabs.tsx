import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

type TabsProps<Value extends string> = {
  /** Names the list of tabs. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tabs: readonly {
    readonly value: Value;
    readonly label: ReactNode;
    readonly badge?: ReactNode;
    /** Mounted only while its tab is chosen. */
    readonly content: ReactNode;
  }[];
  /** Drawn at the end of the tab row. */
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
};

/** The arrow keys, Home and End move the focus and choose at once; Tab goes on into the panel. */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  actions,
  className,
}: TabsProps<Value>) {
  const id = useId();
  const chosen = tabs.findIndex((tab) => tab.value === value);

  function moveByKey(event: KeyboardEvent<HTMLDivElement>) {
    const next = indexByKey(event.key, { from: chosen, count: tabs.length });
    const tab = next === null ? undefined : tabs[next];
    if (!tab || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next ?? 0]?.focus();
    if (tab.value !== value) onChange(tab.value);
  }

  return (
    <div className={classNames('flex flex-col', className)}>
      <div className="flex items-end gap-2 border-b border-line">
        <div
          role="tablist"
          aria-label={label}
          onKeyDown={moveByKey}
          className="relative -mb-px flex min-w-0 flex-1 gap-1 overflow-x-auto"
        >
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              aria-selected={tab.value === value}
              aria-controls={tab.value === value ? `${id}-panel` : undefined}
              tabIndex={tab.value === value ? 0 : -1}
              onClick={() => tab.value !== value && onChange(tab.value)}
              className={tabStyle}
            >
              {tab.label}
              {tab.badge}
            </button>
          ))}
        </div>
        {actions ? <div className="flex items-center gap-1 pb-1">{actions}</div> : null}
      </div>
      <div
        key={value}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel may hold nothing else to tab to
        tabIndex={0}
        className="min-h-0 flex-1 pt-3"
      >
        {tabs[chosen]?.content}
      </div>
    </div>
  );
}

function indexByKey(
  key: string,
  { from, count }: { readonly from: number; readonly count: number },
): number | null {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

const tabStyle = [
  'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-t-md border-b-2 border-transparent px-2.5 text-sm text-ink-soft pointer-coarse:h-11',
  'transition-colors duration-100 select-none hover:text-ink focus-visible:-outline-offset-2',
  'aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink',
].join(' ');
