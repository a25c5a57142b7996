import { expect, it } from 'vitest';
import { testImage } from '#core/test-image.ts';
import { testTask } from '#core/test-task.ts';
import { tilesOfTasks } from './tiles-of-tasks.ts';

it('shows what is found of each task, and tasks without an image but those that were canceled', () => {
  const [a, b] = [testImage('a'), testImage('b', { index: 1 })];
  const tasks = [
    testTask('1', { status: 'done', images: [a, b] }),
    testTask('2', { status: 'failed' }),
    testTask('3', { status: 'canceled' }),
    testTask('4', { status: 'canceled', images: [testImage('c')] }),
  ];
  const find = ({ images }: (typeof tasks)[number]) =>
    images.length === 0 ? [null] : images.filter(({ id }) => id !== 'a');
  expect(tilesOfTasks(tasks, find).map(({ key }) => key)).toEqual(['b', '2', 'c']);
});
