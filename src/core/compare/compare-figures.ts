import { costOfImage } from '#core/cost-of-image.ts';
import type { Compared } from './compared.ts';

export type FigureCell = {
  /** In USD, in milliseconds from sent to ended, in pixels, in bytes; `null` where it is not known. */
  readonly value: number | null;
  /** Nobody reported it: it was reckoned. */
  readonly isEstimate: boolean;
  /** Against the first; `null` where either is not known, or the first is 0. */
  readonly ratio: number | null;
};

export type ComparedFigure = {
  readonly kind: 'cost' | 'time' | 'pixels' | 'bytes';
  /** One for each image, in their order. */
  readonly cells: readonly FigureCell[];
};

type Read = (compared: Compared) => Pick<FigureCell, 'value' | 'isEstimate'>;

/** What the images took and what came of it, with ratios against the first. */
export function compareFigures(all: readonly Compared[]): readonly ComparedFigure[] {
  return FIGURES.map(([kind, read]) => {
    const figures = all.map(read);
    const first = figures[0]?.value ?? null;
    const cells = figures.map((figure) => ({
      ...figure,
      ratio: figure.value === null || !first ? null : figure.value / first,
    }));
    return { kind, cells };
  });
}

const FIGURES = [
  ['cost', readCost],
  ['time', ({ task }) => exactly(timeOf(task))],
  ['pixels', ({ image }) => exactly(image.width * image.height)],
  ['bytes', ({ image }) => exactly(image.bytes)],
] as const satisfies readonly (readonly [ComparedFigure['kind'], Read])[];

function readCost({ image, task }: Compared): ReturnType<Read> {
  const { kind, usd } = costOfImage(task, image);
  return { value: usd, isEstimate: kind === 'estimated' };
}

function exactly(value: number | null): ReturnType<Read> {
  return { value, isEstimate: false };
}

function timeOf({ times }: Compared['task']): number | null {
  return times.sent && times.ended ? Date.parse(times.ended) - Date.parse(times.sent) : null;
}
