/** One measured figure beside its target. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most that it may be; `null`: a floor, or a part of another figure, by which that one is to be read. */
  readonly target: number | null;
};

/** The middle value, and the one that `share` of all are below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}

/** How long `work` takes, in milliseconds: the median of `runs`. */
export function medianOf(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return quantile(times, 0.5);
}

export function printFigures(figures: readonly Figure[]): void {
  for (const { what, value, unit, target } of figures) {
    const mark = target === null ? 'floor ' : value <= target ? 'within' : 'OVER  ';
    const beside = target === null ? '' : ` (target ${target})`;
    process.stdout.write(
      `${mark}  ${what.padEnd(74)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(9)}${beside}\n`,
    );
  }
}
