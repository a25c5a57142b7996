import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitSize } from './fit-size.ts';

test('halves a photo of 200 megapixels, and leaves one that fits as it is', () => {
  expect(fitSize({ width: 16_320, height: 12_240 }, 50e6)).toEqual({ width: 8_160, height: 6_120 });
  expect(fitSize({ width: 8_000, height: 6_000 }, 50e6)).toEqual({ width: 8_000, height: 6_000 });
});

test('takes the largest size where no whole divisor comes near it', () => {
  expect(fitSize({ width: 10_000, height: 6_000 }, 50e6)).toEqual({ width: 9_128, height: 5_477 });
});

test('always fits, is never more than a pixel off its proportions, and wastes little', () => {
  const side = fc.integer({ min: 1, max: 60_000 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 65_536, max: 60e6 }), (width, height, maxPixels) => {
      const fitted = fitSize({ width, height }, maxPixels);
      expect(fitted.width * fitted.height).toBeLessThanOrEqual(Math.max(maxPixels, 60_000));
      expect(Math.min(fitted.width, fitted.height)).toBeGreaterThanOrEqual(1);
      const scale = Math.max(fitted.width / width, fitted.height / height);
      expect(fitted.width).toBeGreaterThanOrEqual(Math.floor(width * scale) - width / height - 1);
      const largest = Math.min(1, Math.sqrt(maxPixels / (width * height)));
      expect(scale).toBeGreaterThanOrEqual(0.89 * largest - 1 / Math.max(width, height));
    }),
  );
});
