import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';
import { classNames } from './class-names.ts';
import { ComboboxOption } from './combobox-option.tsx';
import { groupOptions } from './group-options.ts';
import { matchesWords } from './matches-words.ts';
import type { PopupTrigger } from './popup-opener.tsx';
import { popupStyle } from './popup-style.ts';

type Option = {
  readonly value: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly group?: string | undefined;
};

type ComboboxPartProps = {
  readonly selected: Option | null;
  readonly onChoose: (value: string | null) => void;
  readonly options: readonly Option[];
  readonly label: string;
  readonly emptyText: string;
  readonly disabled?: boolean | undefined;
};

/**
 * The search box stands inside the popup: with the box outside, Base UI hides the rest of the page from assistive technology
 * while the list is open, although Tab still reaches it.
 */
export function ComboboxPart({
  trigger,
  triggerRef,
  selected,
  onChoose,
  options,
  label,
  emptyText,
  disabled,
}: ComboboxPartProps & PopupTrigger) {
  const groups = groupOptions(options);
  return (
    <BaseCombobox.Root
      items={groups}
      value={selected}
      onValueChange={(option) => onChoose(option?.value ?? null)}
      isItemEqualToValue={(a, b) => a.value === b.value}
      filter={({ label: text, value }, query) => matchesWords(`${text} ${value}`, query)}
      autoHighlight
      disabled={disabled}
    >
      <BaseCombobox.Trigger ref={triggerRef} render={trigger} />
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <BaseCombobox.Popup
            aria-label={label}
            className={classNames(popupStyle, 'w-(--anchor-width) min-w-60')}
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
              <BaseCombobox.Input
                aria-label="Search"
                placeholder="Type to search"
                className="h-9 w-full min-w-0 bg-transparent text-sm outline-none pointer-coarse:h-11 pointer-coarse:text-lg"
              />
            </div>
            <BaseCombobox.Empty>
              <div className="p-3 text-sm text-ink-soft">{emptyText}</div>
            </BaseCombobox.Empty>
            <BaseCombobox.List className="max-h-[min(22rem,calc(var(--available-height)-3rem))] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
              {(group: (typeof groups)[number]) => (
                <BaseCombobox.Group key={group.name} items={group.items}>
                  {group.name ? (
                    <BaseCombobox.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint select-none">
                      {group.name}
                    </BaseCombobox.GroupLabel>
                  ) : null}
                  <BaseCombobox.Collection>
                    {(option: Option) => <ComboboxOption key={option.value} option={option} />}
                  </BaseCombobox.Collection>
                </BaseCombobox.Group>
              )}
            </BaseCombobox.List>
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  );
}
