/** Draws from a seed: the same seed draws the same for ever. Source of the generator: mulberry32, Tommy Ettinger, public domain. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both bounds included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.int(0, list.length - 1)];
    if (picked === undefined) throw new Error('Nothing can be picked from an empty list.');
    return picked;
  }

  list<T>(length: number, draw: (at: number) => T): readonly T[] {
    return Array.from({ length }, (_, at) => draw(at));
  }

  /** A UUID of version 4. */
  uuid(): string {
    const hex = this.list(32, () => this.int(0, 15).toString(16)).join('');
    const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/.exec(hex) ?? [];
    return `${a}-${b}-4${c}-${this.pick(['8', '9', 'a', 'b'])}${d}-${e}`;
  }
}
