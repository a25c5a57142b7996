import { expect, it } from 'vitest';
import type { Task } from '#core/task.ts';
import { testImage } from '#core/test-image.ts';
import { testTask } from '#core/test-task.ts';
import type { GalleryItem } from '#web/gallery/grid/tile.ts';
import { factsOfChosen } from './facts-of-chosen.ts';

function itemsOf(
  id: string,
  costs: readonly (number | null)[],
  changes: Partial<Task> = {},
): readonly GalleryItem[] {
  const images = costs.map((costUsd, index) => testImage(`${id}${index}`, { index, costUsd }));
  const task = testTask(id, { status: 'done', images, ...changes });
  return images.length === 0
    ? [{ key: id, task, image: null }]
    : images.map((image) => ({ key: image.id, task, image }));
}

const pixels = (images: number) => `${((images * 64 * 32) / 1e6).toFixed(1)} MP`;

it('counts what is estimated as the tiles show it, marked', () => {
  const chosen = [
    ...itemsOf('a', [0.05, 0.0208], { cost: { kind: 'reported', usd: 0.0708 } }),
    ...['b', 'c', 'd', 'e'].flatMap((id) => itemsOf(id, [null], { cost: { kind: 'estimated', usd: 0.02 } })),
  ];
  expect(factsOfChosen(chosen)).toEqual(['6 images chosen', '≈ $0.1508 play money', pixels(6)]);
});

it('takes its share of a task of which not all is chosen, and all that was paid where all is', () => {
  const [first, ...rest] = itemsOf('a', [null, null, null], { cost: { kind: 'estimated', usd: 0.06 } });
  expect(factsOfChosen(first ? [first] : [])[1]).toBe('≈ $0.02 play money');
  expect(factsOfChosen(rest)[1]).toBe('≈ $0.04 play money');
  // One more was withheld, and paid.
  const withheld = itemsOf('b', [0.01, 0.01], { cost: { kind: 'reported', usd: 0.03 } });
  expect(factsOfChosen(withheld)[1]).toBe('$0.03 play money');
  expect(factsOfChosen(withheld.slice(1))[1]).toBe('$0.01 play money');
});

it('tells play money apart, and counts the tasks whose cost nobody knows', () => {
  const chosen = [
    ...itemsOf('a', [null, null], { sandbox: false }),
    ...itemsOf('b', [0.01], { sandbox: false, cost: { kind: 'reported', usd: 0.01 } }),
    ...itemsOf('c', [], { status: 'failed' }),
    ...itemsOf('d', [], { status: 'failed', cost: { kind: 'reported', usd: 0.5 } }),
    ...itemsOf('e', [], { status: 'running', cost: { kind: 'estimated', usd: 9 } }),
  ];
  expect(factsOfChosen(chosen)).toEqual([
    '3 images chosen',
    '3 without an image',
    '$0.01 and 1 task of unknown cost',
    '$0.50 play money',
    pixels(3),
  ]);
});
