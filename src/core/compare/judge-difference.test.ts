import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';
import { judgeDifference } from './judge-difference.ts';

const SIZE = { width: 100, height: 100 };
const grey = pixels(() => 100);

/** A picture of greys, each as `greyAt` has it. */
function pixels(greyAt: (index: number) => number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: SIZE.width * SIZE.height * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : greyAt(Math.floor(at / 4)),
  );
}

function likenessTo(other: Uint8ClampedArray): string {
  return judgeDifference(differenceOf(grey, other, SIZE));
}

describe('two pictures', () => {
  it('are identical where no pixel differs, and not where one does by the least', () => {
    expect(likenessTo(grey)).toBe('identical');
    expect(likenessTo(pixels((index) => (index === 0 ? 101 : 100)))).toBe('near');
  });

  it('are near where all differ a little', () => {
    expect(likenessTo(pixels((index) => (index % 2 ? 103 : 97)))).toBe('near');
    expect(likenessTo(pixels(() => 104))).toBe('different');
  });

  it('are different where a patch is another one, however small the mean', () => {
    expect(likenessTo(pixels((index) => (index < 20 ? 200 : 100)))).toBe('near');
    expect(likenessTo(pixels((index) => (index < 21 ? 200 : 100)))).toBe('different');
  });
});
