import type { NumberField } from '#core/schema/field.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { Slider } from '#web/ui/slider.tsx';
import { NumberBox } from './number-box.tsx';
import { sliderRange } from './slider-range.ts';

/** A box for any number and, where a range is known and no plain box is asked for, a slider over its useful part. */
export function NumberControl({ field, value, aria, onChange, onCommit }: ControlProps<NumberField>) {
  const range = field.control === 'text' ? null : sliderRange(field);
  return (
    <div className="flex items-center gap-3">
      <NumberBox field={field} value={value} aria={aria} onCommit={onCommit} className="w-36! shrink-0" />
      {range ? (
        <Slider
          {...range}
          label={`${field.title}, slider`}
          value={typeof value === 'number' ? value : null}
          fallback={field.default ?? undefined}
          valueText={field.unit && typeof value === 'number' ? `${value} ${field.unit}` : undefined}
          onChange={onChange}
          onCommit={onCommit}
        />
      ) : null}
    </div>
  );
}
