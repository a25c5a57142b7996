import type { Refuse } from './refuse.ts';

/** How many wrong tokens an address may send before it has to wait. */
const FREE_TRIES = 5;
/** The first wait after that, doubling with every further wrong one up to the longest, in milliseconds. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** Nobody remembers more addresses than these: the one that tried longest ago is forgotten. */
const MOST_ADDRESSES = 10_000;

type Tries = { readonly wrong: number; readonly until: number };

/** Slows down who guesses: after some wrong tokens an address has to wait, ever longer, and is not even compared meanwhile. */
export class WrongTokens {
  readonly #tries = new Map<string, Tries>();
  readonly #now: () => number;
  readonly #refuse: Refuse;

  constructor(now: () => number, refuse: Refuse) {
    this.#now = now;
    this.#refuse = refuse;
  }

  /** To be told whether a token was the right one. Refuses a wrong one, and anything from an address that has to wait. */
  check(address: string, isRight: boolean): void {
    const now = this.#now();
    const { wrong, until } = this.#tries.get(address) ?? { wrong: 0, until: 0 };
    if (until > now) this.#refuseFor(until - now);
    this.#tries.delete(address);
    if (isRight) return;
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (wrong + 1 - FREE_TRIES), LONGEST_WAIT_MS);
    this.#tries.set(address, { wrong: wrong + 1, until: wrong + 1 < FREE_TRIES ? 0 : now + waitMs });
    for (const oldest of this.#tries.keys()) {
      if (this.#tries.size <= MOST_ADDRESSES) break;
      this.#tries.delete(oldest);
    }
    this.#refuse(401, 'This is not the access token of this server.');
  }

  #refuseFor(ms: number): never {
    const seconds = Math.ceil(ms / 1000);
    return this.#refuse(429, `Too many wrong tokens came from here. Try again in ${seconds} s.`, {
      'retry-after': String(seconds),
    });
  }
}
