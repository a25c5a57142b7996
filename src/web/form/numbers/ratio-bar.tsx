import type { NumberField } from '#core/schema/field.ts';
import { sizeText } from '#core/schema/size-text.ts';
import { classNames } from '#web/ui/class-names.ts';
import { type SizePreset, sizePresets } from './size-presets.ts';

type RatioBarProps = {
  readonly width: NumberField;
  readonly height: NumberField;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly onChoose: (width: number, height: number) => void;
};

/** Common ratios at about the pixels that are set, or one megapixel. */
export function RatioBar({ width, height, size, onChoose }: RatioBarProps) {
  const pixels = size ? size.width * size.height : 1024 * 1024;
  const presets = sizePresets({ width, height, pixels: pixels > 0 ? pixels : 1024 * 1024 });
  return (
    <div className="mt-1.5 flex gap-1">
      {presets.map((preset) => {
        const isCurrent = size?.width === preset.width && size.height === preset.height;
        return (
          <button
            key={preset.ratio}
            type="button"
            aria-pressed={isCurrent}
            aria-label={`${preset.ratio}, ${preset.width} by ${preset.height}`}
            title={sizeText(preset)}
            onClick={() => onChoose(preset.width, preset.height)}
            className={classNames(chip, isCurrent ? chosen : resting)}
          >
            <RatioShape {...preset} />
            {preset.ratio}
          </button>
        );
      })}
    </div>
  );
}

function RatioShape({ width, height }: SizePreset) {
  const scale = 12 / Math.max(width, height);
  const [across, down] = [width * scale, height * scale];
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5">
      <rect
        x={7 - across / 2}
        y={7 - down / 2}
        width={across}
        height={down}
        rx={1}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.25}
      />
    </svg>
  );
}

const chip =
  'flex h-10 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded border text-2xs transition-colors duration-100';
const resting = 'border-line bg-raised text-ink-soft hover:border-line-strong hover:text-ink';
const chosen = 'border-accent bg-accent-soft text-accent';
