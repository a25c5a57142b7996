import type { Task } from '#core/task.ts';
import type { TaskRow } from './task-row.ts';

/** A row, and the task that is read off it when that is first asked for. */
export type Known = { row: TaskRow; task: Task | null };

/** How many tasks are kept for who asks next. */
const MOST_KNOWN = 2_000;

/** Tasks as they are now, since somebody asked for them: many may ask for the same one, again and again. */
export class KnownTasks {
  readonly #tasks = new Map<string, Known>();

  get(id: string): Known | undefined {
    return this.#tasks.get(id);
  }

  add(id: string, known: Known): void {
    this.#tasks.set(id, known);
    for (const oldest of this.#tasks.keys()) {
      if (this.#tasks.size <= MOST_KNOWN) break;
      this.#tasks.delete(oldest);
    }
  }

  delete(id: string): void {
    this.#tasks.delete(id);
  }
}
