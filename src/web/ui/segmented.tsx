import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
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
  disabled = false,
  className,
  ...group
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div
      {...group}
      role="radiogroup"
      aria-label={label}
      className={classNames(bar, iconsOnly ? 'shrink-0' : 'flex-wrap', className)}
    >
      {options.map(({ icon: Icon, ...option }) => {
        const segment = (
          <label
            key={option.value}
            data-fallback={value === null && option.value === fallback ? '' : undefined}
            className={segmentStyle}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              disabled={disabled || option.disabled}
              aria-label={iconsOnly ? option.label : undefined}
              aria-description={option.description}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0" /> : null}
            {iconsOnly ? null : <span className="min-w-0 truncate">{option.label}</span>}
          </label>
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
    </div>
  );
}

const bar = [
  'inline-flex max-w-full gap-0.5 rounded-md border border-line bg-raised p-0.5',
  'aria-invalid:border-danger',
].join(' ');

const segmentStyle = [
  'relative inline-flex h-6.5 min-w-7 flex-auto items-center justify-center gap-1.5 rounded-sm border border-transparent px-2 text-sm whitespace-nowrap pointer-coarse:h-9',
  'text-ink-soft transition-colors duration-100 select-none hover:bg-hover hover:text-ink',
  'data-fallback:bg-hover data-fallback:text-ink-faint',
  'has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent',
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-0 has-focus-visible:outline-accent has-disabled:opacity-50',
].join(' ');
