import { sumUsd } from '#core/cost.ts';
import { costOfImage } from '#core/cost-of-image.ts';
import { settledCost } from '#core/settled-cost.ts';
import type { Cost, Task } from '#core/task.ts';
import type { GalleryItem } from '#web/gallery/grid/tile.ts';
import { moneyText } from '#web/gallery/money-text.ts';
import { countOf } from '#web/ui/count-of.ts';

/** Count, cost and pixels of what is chosen, as the gallery's totals tell them: play money apart, and what is unknown counted. */
export function factsOfChosen(chosen: readonly GalleryItem[]): readonly string[] {
  const images = chosen.flatMap(({ image }) => image ?? []);
  const bare = chosen.length - images.length;
  const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
  const byTask = [...Map.groupBy(chosen, ({ task }) => task)].map(([task, items]) => ({
    isSandbox: task.sandbox,
    costs: costsOf(task, items),
  }));
  return [
    `${countOf(images.length, 'image')} chosen`,
    bare > 0 ? `${bare} without an image` : '',
    ...[false, true].map((isSandbox) =>
      moneyText(
        moneyOf(byTask.filter((task) => task.isSandbox === isSandbox).map(({ costs }) => costs)),
        isSandbox,
      ),
    ),
    pixels > 0 ? `${(pixels / 1e6).toFixed(1)} MP` : '',
  ].filter(Boolean);
}

/** A task of which all is chosen comes to what it cost, with what was paid for results that are missing. */
function costsOf(task: Task, items: readonly GalleryItem[]): readonly Cost[] {
  const images = items.flatMap(({ image }) => image ?? []);
  const whole = images.length === task.images.length ? settledCost(task) : null;
  if (whole && (whole.kind !== 'unknown' || images.length === 0)) return [whole];
  return images.map((image) => costOfImage(task, image));
}

function moneyOf(tasks: readonly (readonly Cost[])[]) {
  const countOf = (kind: Cost['kind']) =>
    tasks.filter((costs) => costs.some((cost) => cost.kind === kind)).length;
  return {
    usd: sumUsd(tasks.flat().map(({ usd }) => usd ?? 0)),
    estimatedTasks: countOf('estimated'),
    unknownTasks: countOf('unknown'),
  };
}
