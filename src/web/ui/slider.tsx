import { Slider as BaseSlider } from '@base-ui/react/slider';
import { classNames } from './class-names.ts';

type SliderProps = ({ readonly label: string } | { readonly 'aria-labelledby': string }) & {
  readonly label?: string | undefined;
  readonly 'aria-labelledby'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  /** `null`: not set. The thumb then stands greyed at `fallback`. A value outside min…max is drawn at the end. */
  readonly value: number | null;
  readonly fallback?: number | undefined;
  readonly onChange: (value: number) => void;
  /** When the thumb is let go, or after a key. */
  readonly onCommit?: ((value: number) => void) | undefined;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  /** Spoken in place of the bare number. */
  readonly valueText?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly className?: string | undefined;
};

export function Slider({
  label,
  value,
  fallback,
  onChange,
  onCommit,
  min,
  max,
  step = 1,
  valueText,
  disabled,
  className,
  ...aria
}: SliderProps) {
  const shown = Math.min(max, Math.max(min, value ?? fallback ?? min));
  return (
    <BaseSlider.Root
      value={shown}
      onValueChange={(next) => onChange(next)}
      onValueCommitted={(next) => onCommit?.(next)}
      min={min}
      max={max}
      step={step}
      largeStep={Math.max(step, Math.round((max - min) / 10 / step) * step)}
      disabled={disabled}
      thumbAlignment="edge"
      data-unset={value === null ? '' : undefined}
      className={classNames('group w-full min-w-16', className)}
    >
      <BaseSlider.Control className="flex h-6 w-full touch-none items-center select-none data-disabled:opacity-50 pointer-coarse:h-10">
        <BaseSlider.Track className="relative h-1 w-full rounded-full bg-line">
          <BaseSlider.Indicator className="rounded-full bg-accent group-data-unset:bg-line-strong" />
          <BaseSlider.Thumb
            {...aria}
            aria-label={label}
            aria-valuetext={value === null ? `Not set, ${valueText ?? shown}` : valueText}
            className={thumb}
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  );
}

const thumb = [
  'size-3.5 rounded-full border-2 border-accent bg-raised transition-colors duration-100 pointer-coarse:size-5',
  'group-data-unset:border-line-strong group-data-unset:bg-panel data-dragging:bg-accent',
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
].join(' ');
