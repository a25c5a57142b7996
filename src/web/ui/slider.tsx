import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
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
  className,
  ...rest
}: SliderProps) {
  const shown = Math.min(max, Math.max(min, value ?? fallback ?? min));
  const spoken = valueText ?? String(shown);
  const filled: Record<`--${string}`, number> = { '--share': (shown - min) / (max - min) };
  const input = useRef<HTMLInputElement>(null);
  const commit = useEffectEvent((next: number) => onCommit?.(next));

  // React's `onChange` is the browser's `input`; the browser's `change`, at the end of a drag, has no prop.
  useEffect(() => {
    const element = input.current;
    function commitOnChange(event: Event) {
      if (event.target instanceof HTMLInputElement) commit(event.target.valueAsNumber);
    }
    element?.addEventListener('change', commitOnChange);
    return () => element?.removeEventListener('change', commitOnChange);
  }, []);

  return (
    <input
      {...rest}
      ref={input}
      type="range"
      aria-label={label}
      aria-valuetext={value === null ? `Not set, ${spoken}` : spoken}
      min={min}
      max={max}
      step={step}
      value={shown}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      onKeyDown={moveByLargeStep}
      data-unset={value === null ? '' : undefined}
      style={filled}
      className={classNames(slider, className)}
    />
  );
}

/** A tenth of the range by a page key, or by an arrow with Shift: browsers differ in the first and lack the second. */
function moveByLargeStep(event: KeyboardEvent<HTMLInputElement>) {
  const input = event.currentTarget;
  const direction = largeSteps[event.key]?.[event.shiftKey ? 'shift' : 'plain'] ?? 0;
  if (direction === 0) return;
  event.preventDefault();
  const before = input.value;
  input.stepUp(
    direction * Math.max(1, Math.round((Number(input.max) - Number(input.min)) / 10 / Number(input.step))),
  );
  if (input.value === before) return;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const largeSteps: Readonly<Record<string, { readonly plain: number; readonly shift: number }>> = {
  PageUp: { plain: 1, shift: 1 },
  PageDown: { plain: -1, shift: -1 },
  ArrowUp: { plain: 0, shift: 1 },
  ArrowRight: { plain: 0, shift: 1 },
  ArrowDown: { plain: 0, shift: -1 },
  ArrowLeft: { plain: 0, shift: -1 },
};

const slider = [
  'm-0 h-6 w-full min-w-16 cursor-pointer appearance-none bg-transparent outline-none disabled:opacity-50 pointer-coarse:h-10',
  '[--thumb:0.875rem] pointer-coarse:[--thumb:1.25rem]',
  '[--fill:var(--accent)] data-unset:[--fill:var(--line-strong)]',
  '[--ground:var(--raised)] data-unset:[--ground:var(--panel)] enabled:active:[--ground:var(--fill)]',
  // The thumb stays inside the ends, so its middle moves over the width less one thumb.
  '[--middle:calc(var(--thumb)/2+(100%-var(--thumb))*var(--share))]',
  '[--track:linear-gradient(to_right,var(--fill)_var(--middle),var(--line)_var(--middle))]',
  '[&::-webkit-slider-runnable-track]:h-1 [&::-webkit-slider-runnable-track]:rounded-full',
  '[&::-webkit-slider-runnable-track]:bg-(image:--track)',
  '[&::-moz-range-track]:h-1 [&::-moz-range-track]:rounded-full [&::-moz-range-track]:bg-(image:--track)',
  '[&::-webkit-slider-thumb]:mt-[calc((0.25rem-var(--thumb))/2)] [&::-webkit-slider-thumb]:size-(--thumb)',
  '[&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full',
  '[&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-(--fill) [&::-webkit-slider-thumb]:bg-(--ground)',
  'focus-visible:[&::-webkit-slider-thumb]:outline-2 focus-visible:[&::-webkit-slider-thumb]:outline-offset-2',
  'focus-visible:[&::-webkit-slider-thumb]:outline-accent',
  '[&::-moz-range-thumb]:box-border [&::-moz-range-thumb]:size-(--thumb) [&::-moz-range-thumb]:rounded-full',
  '[&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-(--fill) [&::-moz-range-thumb]:bg-(--ground)',
  'focus-visible:[&::-moz-range-thumb]:outline-2 focus-visible:[&::-moz-range-thumb]:outline-offset-2',
  'focus-visible:[&::-moz-range-thumb]:outline-accent',
].join(' ');
