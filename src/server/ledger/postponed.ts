/** How many steps that were put off are kept in memory alone: as many rows are read in vain when due ones are looked for. */
const MOST_IN_MEMORY = 100;

/** When steps that were put off fall due again, by task, in milliseconds since 1970. A crash makes them due at once, and nothing worse. */
export class Postponed {
  readonly #until = new Map<string, number>();

  set(task: string, until: number): void {
    this.#until.set(task, until);
  }

  delete(task: string): void {
    this.#until.delete(task);
  }

  isDue(task: string, now: number): boolean {
    return (this.#until.get(task) ?? now) <= now;
  }

  /** The first that falls due after `now`; `Infinity` where none does. */
  nextAfter(now: number): number {
    return Math.min(...[...this.#until.values()].filter((until) => until > now));
  }

  /** All of them, to be written down, where there are too many to keep in mind. */
  takeMany(): ReadonlyMap<string, number> {
    const taken = new Map(this.#until.size > MOST_IN_MEMORY ? this.#until : []);
    for (const task of taken.keys()) this.#until.delete(task);
    return taken;
  }
}
