/** 2^32: seeds are drawn below it, a range that every provider and other programs can replay. */
const DRAWN_SEEDS = 4294967296n;

/** Fresh randomness; handed in, so that a test can say what is drawn. */
type Random = (words: Uint32Array<ArrayBuffer>) => Uint32Array<ArrayBuffer>;

/** Draws a seed from 0 … 2^32−1, or up to the model's own maximum where that is lower, as digits. */
export function drawSeed(maximum: number | null, random: Random = fillRandom): string {
  const [word = 0] = random(new Uint32Array(1));
  const bound = maximum === null ? DRAWN_SEEDS : BigInt(Math.floor(maximum)) + 1n;
  return String(BigInt(word) % (bound < DRAWN_SEEDS ? bound : DRAWN_SEEDS));
}

function fillRandom(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return crypto.getRandomValues(words);
}
