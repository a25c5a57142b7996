import type { Task, TaskImage } from '#core/task.ts';
import type { GalleryItem, Tile } from './tile.ts';

/** Which images of a task are shown; `null` stands for a task without any. */
type Find = (task: Task) => readonly (TaskImage | null)[];

/** Every picture that is found, in the order of the tasks. What failed or runs has its place too: nothing that was asked for disappears. */
export function tilesOfTasks(tasks: readonly Task[], find: Find): readonly Tile[] {
  return tasks.flatMap((task) => {
    const images = task.images.length === 0 && task.status === 'canceled' ? [] : find(task);
    return images.map((image): Tile => {
      const item: GalleryItem = { key: image?.id ?? task.id, task, image };
      return { ...item, members: [item], stackSize: 1 };
    });
  });
}
