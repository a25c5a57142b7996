import type { ComparedFigure, FigureCell } from '#core/compare/compare-figures.ts';
import { formatBytes, formatDuration, formatUsd } from '#web/task/format.ts';

export const FIGURE_TITLES = {
  cost: 'Cost',
  time: 'Time',
  pixels: 'Pixels',
  bytes: 'File',
} as const satisfies Record<ComparedFigure['kind'], string>;

/** "$0.0096", "≈ $0.02" for an estimate, "2.1 s", "1.05 MP", "403 kB", or that it is not known. */
export function figureText(kind: ComparedFigure['kind'], { value, isEstimate }: FigureCell): string {
  if (value === null) return 'unknown';
  const text = inUnits(kind, value);
  return isEstimate ? `≈ ${text}` : text;
}

function inUnits(kind: ComparedFigure['kind'], value: number): string {
  switch (kind) {
    case 'cost':
      return formatUsd(value);
    case 'time':
      return formatDuration(value);
    case 'pixels':
      return `${(value / 1e6).toFixed(2)} MP`;
    case 'bytes':
      return formatBytes(value);
  }
}
