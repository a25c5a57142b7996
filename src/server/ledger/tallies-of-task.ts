import { sumUsd } from '#core/cost.ts';
import { costOfImage } from '#core/cost-of-image.ts';
import { settledCost } from '#core/settled-cost.ts';
import type { Cost, Task, TaskImage } from '#core/task.ts';

/** What one image adds to totals, or a task without any. */
type Tally = {
  /** Of the image in its task; 0 of a task without any. */
  readonly place: number;
  readonly image: TaskImage | null;
  readonly kind: Cost['kind'] | 'none';
  /** All of a task together are what it came to, or more where its images were told to cost more. */
  readonly usd: number;
};

/** A task as it enters totals, by its images: a query may find some of them. */
export function talliesOfTask(task: Task): readonly Tally[] {
  const settled = settledCost(task);
  if (task.images.length === 0) return [{ place: 0, image: null, ...booked(settled) }];
  const costs = task.images.map((image) => costOfImage(task, image));
  // What was paid for results that are missing stands with the first that is here.
  const missingUsd = sumUsd([settled?.usd ?? 0, ...costs.map(({ usd }) => -(usd ?? 0))]);
  return task.images.map((image, at) => {
    const { kind, usd } = booked(settled && (costs[at] ?? settled));
    return { place: image.index, image, kind, usd: at === 0 ? usd + Math.max(missingUsd, 0) : usd };
  });
}

function booked(cost: Cost | null): Pick<Tally, 'kind' | 'usd'> {
  return { kind: cost?.kind ?? 'none', usd: cost?.usd ?? 0 };
}
