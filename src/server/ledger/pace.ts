/** The most requests that asking sends to one provider in any second. Source: faults.md §7. */
const REQUESTS_PER_SECOND = 40;

/** How often one provider may be asked, whatever the number of tasks and tabs. */
export class Pace {
  /** When the last requests were, in milliseconds since 1970, the oldest first. */
  readonly #times: number[] = [];

  /** Whether `count` requests may go now; then they count as gone. */
  admits(now: number, count = 1): boolean {
    while (this.#times[0] !== undefined && this.#times[0] <= now - 1000) this.#times.shift();
    if (this.#times.length + count > REQUESTS_PER_SECOND) return false;
    for (let request = 0; request < count; request++) this.#times.push(now);
    return true;
  }

  /** When the next one may go, in milliseconds since 1970. */
  get opensAt(): number {
    return (this.#times[0] ?? 0) + 1000;
  }
}
