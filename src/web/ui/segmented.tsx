import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { LucideIcon } from 'lucide-react';
import type { AccessibleName } from './accessible-name.ts';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

type SegmentedProps<Value extends string> = AccessibleName & {
  /** `null`: none is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Two to five. */
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly icon?: LucideIcon | undefined;
    readonly description?: string | undefined;
    readonly disabled?: boolean | undefined;
  }[];
  /** Drawn as chosen, but greyed, while `value` is null. */
  readonly fallback?: Value | undefined;
  /** Draws the icons alone; the labels stay as names and tooltips. */
  readonly iconsOnly?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly className?: string | undefined;
};

/** A few choices, all in sight: a radio group drawn as one bar. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  options,
  fallback,
  iconsOnly = false,
  className,
  ...group
}: SegmentedProps<Value>) {
  return (
    <RadioGroup<Value | null>
      {...group}
      aria-label={label}
      value={value}
      onValueChange={(next) => (next === null ? undefined : onChange(next))}
      className={classNames(bar, iconsOnly ? 'shrink-0' : 'flex-wrap', className)}
    >
      {options.map(({ icon: Icon, ...option }) => {
        const segment = (
          <Radio.Root
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            aria-label={option.label}
            aria-description={option.description}
            data-fallback={value === null && option.value === fallback ? '' : undefined}
            className={segmentStyle}
          >
            {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0" /> : null}
            {iconsOnly ? null : <span className="min-w-0 truncate">{option.label}</span>}
          </Radio.Root>
        );
        const hint = option.description ?? (iconsOnly ? option.label : null);
        return hint ? (
          <Tooltip key={option.value} label={hint}>
            {segment}
          </Tooltip>
        ) : (
          segment
        );
      })}
    </RadioGroup>
  );
}

const bar = [
  'inline-flex max-w-full gap-0.5 rounded-md border border-line bg-raised p-0.5',
  'aria-invalid:border-danger',
].join(' ');

const segmentStyle = [
  'inline-flex h-6.5 min-w-7 flex-auto items-center justify-center gap-1.5 rounded-sm border border-transparent px-2 text-sm whitespace-nowrap pointer-coarse:h-9',
  'text-ink-soft transition-colors duration-100 select-none hover:bg-hover hover:text-ink focus-visible:outline-offset-0',
  'data-fallback:bg-hover data-fallback:text-ink-faint',
  'data-checked:border-accent data-checked:bg-accent-soft data-checked:font-medium data-checked:text-accent',
  'data-disabled:opacity-50',
].join(' ');
