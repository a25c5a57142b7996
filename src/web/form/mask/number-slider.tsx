import { DraftBox } from '#web/form/numbers/draft-box.tsx';
import { readNumberText } from '#web/form/numbers/read-number-text.ts';
import { classNames } from '#web/ui/class-names.ts';
import { Slider } from '#web/ui/slider.tsx';

type NumberSliderProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  /** Of the slider. */
  readonly max: number;
  /** Of what may be typed. */
  readonly limit: number;
  readonly className?: string | undefined;
};

/** A number of the tools: a slider, and a box that takes more. What is typed outside the limits is not taken. */
export function NumberSlider({
  label,
  unit,
  value,
  onChange,
  min,
  max,
  limit,
  className,
}: NumberSliderProps) {
  function commit(text: string) {
    const typed = readNumberText(text);
    if (typeof typed === 'number' && typed >= min && typed <= limit) onChange(typed);
  }

  return (
    <div className={classNames('flex min-w-52 flex-1 items-center gap-2 text-xs text-ink-soft', className)}>
      <span aria-hidden="true" className="w-16 shrink-0">
        {label}
      </span>
      <Slider
        label={label}
        min={min}
        max={max}
        value={value}
        onChange={onChange}
        valueText={`${value} ${unit}`}
      />
      <DraftBox
        label={`${label} in ${unit}`}
        inputMode="numeric"
        text={String(value)}
        onCommit={commit}
        onStep={(_, direction) => commit(String(value + direction))}
        suffix={unit}
        className="w-20! shrink-0"
      />
    </div>
  );
}
