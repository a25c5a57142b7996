import type { Book } from '#server/emulator/book.ts';
import { taskKey } from '#server/emulator/task-key.ts';

/** The distinct tasks that were submitted, in the order in which they first came. */
export type TaskRoll = {
  /** Writes tasks down, by `taskKey`; those that are on the roll keep their place. */
  readonly add: (keys: readonly string[]) => void;
  /** The n-th, from 1. */
  readonly at: (number: number) => string | undefined;
};

/** Begins with what is in the book already. */
export function createTaskRoll({ tasks }: Book): TaskRoll {
  const keys = new Set(tasks.all().map(taskKey.of));
  return {
    add(submitted) {
      for (const key of submitted) keys.add(key);
    },
    at: (number) => [...keys][number - 1],
  };
}
