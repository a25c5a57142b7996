import { expect, test } from 'vitest';
import { isAllBlack } from './is-all-black.ts';

async function* pieces(...greys: readonly (readonly number[])[]) {
  for (const piece of greys) yield Uint8Array.from(piece);
}

test('black all over repaints nothing; the faintest grey, even the last, repaints something', async () => {
  expect(await isAllBlack(pieces([0, 0], [0, 0]))).toBe(true);
  expect(await isAllBlack(pieces([0, 0], [0, 1]))).toBe(false);
});

test('reads no further than it must', async () => {
  let read = 0;
  async function* counted() {
    for await (const piece of pieces([255], [0], [0])) {
      read += 1;
      yield piece;
    }
  }
  expect(await isAllBlack(counted())).toBe(false);
  expect(read).toBe(1);
});
