/** One measured figure beside its target. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
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
    const mark = value <= target ? 'within' : 'OVER  ';
    process.stdout.write(
      `${mark}  ${what.padEnd(66)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(9)} (target ${target})\n`,
    );
  }
}
