import type { Model } from '#core/models/registry.ts';
import type { Task, TaskImage } from '#core/task.ts';

/** One image of a comparison with the task it came from; `model` is `null` where its definition is not known here any more. */
export type Compared = {
  readonly image: TaskImage;
  readonly task: Task;
  readonly model: Model | null;
  /** What people call its provider. */
  readonly provider: string;
};
