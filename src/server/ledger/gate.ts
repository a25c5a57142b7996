/** How long a refused account or a full queue is left alone before one trial, in milliseconds. */
const TRIAL_EVERY_MS = 60_000;

/** Whether a provider takes new tasks now. Closed, it says why and until when; then one task is tried. */
export class Gate {
  #reason: string | null = null;
  #opensAt = 0;
  #isTrialOut = false;

  /** Why nothing is sent, for a person; `null` while the gate is open. */
  get reason(): string | null {
    return this.#reason;
  }

  /** When the next one is tried, in milliseconds since 1970. */
  get opensAt(): number {
    return this.#opensAt;
  }

  /** Whether one more may be sent now. A closed gate lets one trial through at its time. */
  admits(now: number): boolean {
    if (this.#reason === null) return true;
    return now >= this.#opensAt && !this.#isTrialOut;
  }

  /** To be called when one is sent. */
  enter(): void {
    this.#isTrialOut = this.#reason !== null;
  }

  open(): void {
    this.#reason = null;
    this.#isTrialOut = false;
  }

  close(reason: string, now: number, forMs = TRIAL_EVERY_MS): void {
    this.#reason = reason;
    this.#opensAt = now + forMs;
    this.#isTrialOut = false;
  }
}
