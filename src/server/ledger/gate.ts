/** How long a refused account is left alone before one trial, in milliseconds. */
const TRIAL_EVERY_MS = 60_000;
/** Bounds of a wait that a provider asks for, and the first one where it does not say how long. Source: faults.md §3. */
const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 300_000;
const FIRST_WAIT_MS = 2_000;

/** Whether a provider takes new tasks now. Closed, it says why and until when; then one task is tried. */
export class Gate {
  #reason: string | null = null;
  #opensAt = 0;
  #isTrialOut = false;
  #throttledSince: number | null = null;
  readonly #onChange: () => void;
  /** The next wait where the provider does not say how long: it doubles until the gate opens. */
  #nextWaitMs = FIRST_WAIT_MS;

  /** `onChange` is called when it opens or closes, or is to open at another time. */
  constructor(onChange: () => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** Why nothing is sent, for a person; `null` while the gate is open. */
  get reason(): string | null {
    return this.#reason;
  }

  /** Since when it has been asked to wait without a break, in milliseconds since 1970; `null`: it is not. */
  get throttledSince(): number | null {
    return this.#throttledSince;
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
    const wasClosed = this.#reason !== null;
    this.#reason = null;
    this.#isTrialOut = false;
    this.#throttledSince = null;
    this.#nextWaitMs = FIRST_WAIT_MS;
    if (wasClosed) this.#onChange();
  }

  close(reason: string, now: number, forMs = TRIAL_EVERY_MS): void {
    this.#reason = reason;
    this.#opensAt = now + forMs;
    this.#isTrialOut = false;
    this.#onChange();
  }

  /** The provider asks to wait: for as long as it says (`askedMs`), else twice as long as the last time. */
  throttle(reason: string, now: number, askedMs: number | null): void {
    // Several that were sent together are told the same.
    if (askedMs === null && this.#reason !== null && now < this.#opensAt) return;
    const waitMs = Math.min(Math.max(askedMs ?? this.#nextWaitMs, MIN_WAIT_MS), MAX_WAIT_MS);
    this.#nextWaitMs = 2 * waitMs;
    this.#throttledSince ??= now;
    this.close(reason, now, waitMs);
  }

  /** The trial ended and told nothing: another one follows in its time. Nothing where none is out. */
  endTrial(now: number): void {
    if (this.#isTrialOut && this.#reason !== null) this.close(this.#reason, now);
  }
}
