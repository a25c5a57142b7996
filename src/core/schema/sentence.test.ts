import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpModel, realModel } from '#core/models/test-models.ts';
import { limitsInWords } from './sentence.ts';

type Bounds = {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
};

function modelOf(type: 'integer' | 'number', bounds: Bounds) {
  return madeUpModel({ properties: { size: { type, title: 'Size', 'x-unit': 'px', ...bounds } } });
}

function fixesOf(type: 'integer' | 'number', bounds: Bounds, value: number): readonly unknown[] {
  const { issues } = modelOf(type, bounds).validate({ size: value });
  return issues.flatMap((issue) => issue.fixes.flatMap((fix) => fix.changes.map((change) => change.value)));
}

describe('limits in words', () => {
  test.each<[Bounds, string]>([
    [{}, ''],
    [{ minimum: 1 }, 'at least 1 px'],
    [{ maximum: 9 }, 'at most 9 px'],
    [{ minimum: 1, maximum: 9, multipleOf: 2 }, 'between 1 and 9 px and a multiple of 2'],
    [{ exclusiveMinimum: 0 }, 'above 0 px'],
    [{ exclusiveMaximum: 9 }, 'below 9 px'],
    [{ exclusiveMinimum: 0, maximum: 9 }, 'at most 9 px and above 0 px'],
    [{ minimum: 0, exclusiveMaximum: 9 }, 'at least 0 px and below 9 px'],
    [{ multipleOf: 64 }, 'a multiple of 64'],
  ])('%j', (bounds, words) => {
    const [field] = modelOf('number', bounds).fields;
    expect(field?.kind === 'number' && limitsInWords(field)).toBe(words);
  });
});

describe('the nearest allowed values are offered', () => {
  test.each<['integer' | 'number', Bounds, number, readonly number[]]>([
    ['integer', { minimum: 256, maximum: 2048, multipleOf: 16 }, 904, [896, 912]],
    ['integer', { minimum: 256, maximum: 2048, multipleOf: 16 }, 720.5, [720, 736]],
    ['integer', { minimum: 256, maximum: 2048, multipleOf: 16 }, 257, [256, 272]],
    ['integer', { minimum: 256, maximum: 2048, multipleOf: 16 }, 1, [256]],
    ['integer', { minimum: 256, maximum: 2048, multipleOf: 16 }, 2049, [2048]],
    ['integer', { minimum: 250, maximum: 2050, multipleOf: 16 }, 1, [256]],
    ['integer', { minimum: 250, maximum: 2050, multipleOf: 16 }, 5000, [2048]],
    ['integer', {}, 1.5, [1, 2]],
    ['integer', {}, -1.5, [-2, -1]],
    ['number', { minimum: 0, maximum: 1, multipleOf: 0.01 }, 0.075, [0.07, 0.08]],
    ['number', { minimum: 0, maximum: 0.29, multipleOf: 0.01 }, 5, [0.29]],
    ['number', { minimum: 0.07, multipleOf: 0.01 }, 0, [0.07]],
    ['number', { minimum: 0, maximum: 1 }, 1.5, [1]],
    ['number', { exclusiveMinimum: 0 }, -1, [0.01]],
    ['number', { exclusiveMinimum: 0, exclusiveMaximum: 2 }, 2, [1.99]],
    ['number', { exclusiveMinimum: 0.3, multipleOf: 0.1 }, 0, [0.4]],
    ['number', { exclusiveMinimum: 0, exclusiveMaximum: 0.001 }, 5, []],
    ['number', { minimum: 0.5, exclusiveMinimum: 0 }, -1, [0.5]],
    ['integer', { exclusiveMinimum: 0 }, 0.5, [1]],
    ['integer', { exclusiveMaximum: 360 }, 359.5, [359]],
    ['integer', { exclusiveMaximum: 360 }, 400, [359]],
    ['integer', { exclusiveMaximum: 360, multipleOf: 16 }, 400, [352]],
    ['integer', { minimum: 0, exclusiveMaximum: 360 }, 360, [359]],
    ['integer', { minimum: 1 }, Number.POSITIVE_INFINITY, []],
  ])('%s %j: %d gives %j', (type, bounds, value, fixes) => {
    expect(fixesOf(type, bounds, value)).toEqual(fixes);
  });

  test('with the values as labels, at the path of the value', () => {
    const { issues } = realModel('replicate/qwen/qwen-image-2512').validate({
      prompt: 'a',
      aspect_ratio: 'custom',
      width: 904,
      height: 512,
    });
    expect(issues).toEqual([
      {
        path: 'width',
        severity: 'error',
        message: 'Width must be a whole number between 256 and 2048 px and a multiple of 16.',
        fixes: [
          { label: '896', changes: [{ path: 'width', value: 896 }] },
          { label: '912', changes: [{ path: 'width', value: 912 }] },
        ],
      },
    ]);
  });

  test('and each of them is valid, whatever the bounds', () => {
    const bound = fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined });
    const bounds = fc.record(
      {
        minimum: bound,
        maximum: bound,
        exclusiveMinimum: bound,
        exclusiveMaximum: bound,
        multipleOf: fc.constantFrom(0.01, 0.1, 0.25, 1, 3),
      },
      { requiredKeys: [] },
    );
    const value = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom('integer', 'number'), bounds, value, (type, some, given) => {
        fc.pre(type === 'number' || Number.isInteger(some.multipleOf ?? 1));
        const set = Object.fromEntries(Object.entries(some).filter(([, limit]) => limit !== undefined));
        for (const fix of fixesOf(type, set, given)) {
          expect(modelOf(type, set).validate({ size: fix }).issues).toEqual([]);
        }
      }),
    );
  });
});

describe('steps', () => {
  test.each([0.01, 0.1])(
    'every multiple of %d is one, as it is typed, as it is written and as it is counted',
    (step) => {
      const { validate } = modelOf('number', { multipleOf: step });
      fc.assert(
        fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (count) => {
          const decimals = step === 0.1 ? 1 : 2;
          expect(validate({ size: Number((count * step).toFixed(decimals)) }).isValid).toBe(true);
          expect(validate({ size: count * step }).isValid).toBe(true);
        }),
      );
    },
  );

  test('what lies between two of them is none', () => {
    const { validate } = modelOf('number', { multipleOf: 0.01 });
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: 1, max: 9 }),
        (count, tenth) => {
          expect(validate({ size: Number(`${count}.${tenth}e-2`) }).isValid).toBe(false);
        },
      ),
    );
    expect([0.07, 0.29, 1.1, 4.35].map((size) => validate({ size }).isValid)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([0.075, 0.2901, 1e-7].map((size) => validate({ size }).isValid)).toEqual([false, false, false]);
  });
});
