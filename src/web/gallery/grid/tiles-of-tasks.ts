import type { Task } from '#core/task.ts';
import type { GalleryItem, Tile } from './tile.ts';

/** Every picture, in the order of the tasks. What failed or runs has its place too: nothing that was asked for disappears. */
export function tilesOfTasks(tasks: readonly Task[]): readonly Tile[] {
  return tasks.flatMap((task) => {
    const images = task.images.length > 0 ? task.images : task.status === 'canceled' ? [] : [null];
    return images.map((image): Tile => {
      const item: GalleryItem = { key: image?.id ?? task.id, task, image };
      return { ...item, members: [item], stackSize: 1 };
    });
  });
}
