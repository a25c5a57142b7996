import type { Task } from '#core/task.ts';
import type { TaskRow } from './task-row.ts';

/** A row, and the task that is read off it when that is first asked for. */
type Known = { row: TaskRow; task: Task | null };

/** How many tasks are kept for who asks next. */
const MOST_KNOWN = 2_000;

/** Tasks as they are now, since somebody asked for them: many may ask for the same one, again and again. */
export class KnownTasks {
  readonly #read: (id: string) => TaskRow | null;
  readonly #known = new Map<string, Known>();

  constructor(read: (id: string) => TaskRow | null) {
    this.#read = read;
  }

  find(id: string): Known | null {
    const known = this.#known.get(id);
    if (known) return known;
    const row = this.#read(id);
    if (!row) return null;
    const found: Known = { row, task: null };
    this.#known.set(id, found);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(oldest);
    }
    return found;
  }

  /** What is known of a task without asking for it. */
  peek(id: string): Known | undefined {
    return this.#known.get(id);
  }

  forget(id: string): void {
    this.#known.delete(id);
  }
}
