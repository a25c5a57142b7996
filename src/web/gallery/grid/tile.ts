import type { Task, TaskImage } from '#core/task.ts';

/** A picture of a task, or a task that has none (yet). */
export type GalleryItem = {
  /** The image's id, else the task's. */
  readonly key: string;
  readonly task: Task;
  readonly image: TaskImage | null;
};

/** One tile: an item, or a stack of them with the newest on top. */
export type Tile = GalleryItem & {
  /** What is chosen with it: all that is folded into it, else itself. */
  readonly members: readonly GalleryItem[];
  /** How many lie on its stack; 1: it stands alone. */
  readonly stackSize: number;
};
