import { costOfImage } from '#core/cost-of-image.ts';
import type { Compared } from './compared.ts';

export type ComparedFigure = {
  /** In USD, in milliseconds from sent to ended, in pixels, in bytes. */
  readonly kind: 'cost' | 'time' | 'pixels' | 'bytes';
  /** One for each image, in their order; `null` where it is not known. */
  readonly values: readonly (number | null)[];
  /** Each against the first; `null` where either is not known, or the first is 0. */
  readonly ratios: readonly (number | null)[];
};

/** What the images took and what came of it, with ratios against the first. */
export function compareFigures(all: readonly Compared[]): readonly ComparedFigure[] {
  return FIGURES.map(([kind, read]) => {
    const values = all.map(read);
    const [first = null] = values;
    const ratios = values.map((value) => (value === null || !first ? null : value / first));
    return { kind, values, ratios };
  });
}

const FIGURES = [
  ['cost', costOf],
  ['time', timeOf],
  ['pixels', ({ image }: Compared) => image.width * image.height],
  ['bytes', ({ image }: Compared) => image.bytes],
] as const satisfies readonly (readonly [ComparedFigure['kind'], (compared: Compared) => number | null])[];

function costOf({ image, task }: Compared): number | null {
  return costOfImage(task, image).usd;
}

function timeOf({ task: { times } }: Compared): number | null {
  return times.sent && times.ended ? Date.parse(times.ended) - Date.parse(times.sent) : null;
}
