import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
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

export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  actions,
  className,
}: TabsProps<Value>) {
  function choose(next: unknown) {
    const tab = tabs.find((candidate) => candidate.value === next);
    if (tab) onChange(tab.value);
  }
  return (
    <BaseTabs.Root value={value} onValueChange={choose} className={classNames('flex flex-col', className)}>
      <div className="flex items-end gap-2 border-b border-line">
        <BaseTabs.List
          aria-label={label}
          activateOnFocus
          className="relative -mb-px flex min-w-0 flex-1 gap-1 overflow-x-auto"
        >
          {tabs.map((tab) => (
            <BaseTabs.Tab key={tab.value} value={tab.value} className={tabStyle}>
              {tab.label}
              {tab.badge}
            </BaseTabs.Tab>
          ))}
        </BaseTabs.List>
        {actions ? <div className="flex items-center gap-1 pb-1">{actions}</div> : null}
      </div>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className="min-h-0 flex-1 pt-3">
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}

const tabStyle = [
  'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-t-md border-b-2 border-transparent px-2.5 text-sm text-ink-soft pointer-coarse:h-11',
  'transition-colors duration-100 select-none hover:text-ink focus-visible:-outline-offset-2',
  'data-active:border-accent data-active:font-medium data-active:text-ink',
].join(' ');
