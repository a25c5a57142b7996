import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NumberField } from '#core/schema/field.ts';
import { sizePresets } from './size-presets.ts';

test('gives each ratio about the same number of pixels, in steps of 16', () => {
  expect(sizePresets({ width: side(), height: side(), pixels: 1024 * 1024 })).toEqual([
    { ratio: '1:1', width: 1024, height: 1024 },
    { ratio: '4:3', width: 1184, height: 880 },
    { ratio: '3:2', width: 1248, height: 832 },
    { ratio: '16:9', width: 1360, height: 768 },
    { ratio: '3:4', width: 880, height: 1184 },
    { ratio: '2:3', width: 832, height: 1248 },
    { ratio: '9:16', width: 768, height: 1360 },
  ]);
});

test('never leaves the bounds or the steps, whatever the pixels', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e8 }), (pixels) => {
      for (const { width, height } of sizePresets({ width: side(), height: side(), pixels })) {
        for (const length of [width, height]) {
          expect(length).toBeGreaterThanOrEqual(256);
          expect(length).toBeLessThanOrEqual(2048);
          expect(length % 16).toBe(0);
        }
      }
    }),
  );
});

test('keeps its ratio where the pixels are more than the bounds allow', () => {
  const wide = sizePresets({ width: side(), height: side(), pixels: 1e8 }).find(
    ({ ratio }) => ratio === '16:9',
  );
  expect(wide).toEqual({ ratio: '16:9', width: 2048, height: 1152 });
});

test('does not drift while ratios are clicked one after the other', () => {
  let pixels = 1024 * 1024;
  for (let turn = 0; turn < 50; turn++) {
    const presets = sizePresets({ width: side(), height: side(), pixels });
    const next = presets[turn % presets.length];
    pixels = (next?.width ?? 0) * (next?.height ?? 0);
  }
  expect(Math.abs(pixels / (1024 * 1024) - 1)).toBeLessThan(0.05);
});

function side(): NumberField {
  return {
    kind: 'integer',
    path: 'side',
    name: 'side',
    title: 'Side',
    description: '',
    required: false,
    unit: 'px',
    group: 'size',
    role: null,
    control: null,
    isPrivate: false,
    isDeprecated: false,
    managed: null,
    whenUnset: null,
    aliases: [],
    source: null,
    default: null,
    minimum: 256,
    maximum: 2048,
    exclusiveMinimum: null,
    exclusiveMaximum: null,
    multipleOf: 16,
    softRange: null,
  };
}
