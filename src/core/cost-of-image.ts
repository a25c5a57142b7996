import { scaleUsd, sumUsd } from './cost.ts';
import type { Cost, Task, TaskImage } from './task.ts';

/** What an image cost: by its provider's word, else its share of what its task cost beside such images, which is an estimate. */
export function costOfImage({ images, cost }: Pick<Task, 'images' | 'cost'>, image: TaskImage): Cost {
  if (image.costUsd !== null) return { kind: 'reported', usd: image.costUsd };
  if (cost.usd === null) return cost;
  const reported = images.map(({ costUsd }) => costUsd).filter((usd) => usd !== null);
  const restUsd = Math.max(sumUsd([cost.usd, -sumUsd(reported)]), 0);
  return { kind: 'estimated', usd: scaleUsd(restUsd, 1 / (images.length - reported.length)) };
}
