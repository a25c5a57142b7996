import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpModel } from '#core/models/test-models.ts';

describe('64-bit integers', () => {
  const { validate } = madeUpModel({
    properties: { seed: { type: 'integer', title: 'Seed', format: 'int64', minimum: 0 } },
  });
  const sentence = 'Seed must be a whole number from 0 to 9223372036854775807.';

  test.each<[unknown, string]>([
    ['9223372036854775807', '9223372036854775807'],
    [9223372036854775807n, '9223372036854775807'],
    [9007199254740993n, '9007199254740993'],
    [9007199254740991, '9007199254740991'],
    [42, '42'],
    [0, '0'],
    [-0, '0'],
    ['007', '7'],
    [' 42 ', '42'],
  ])('%s is kept as the text %s', (seed, digits) => {
    expect(validate({ seed })).toEqual({ input: { seed: digits }, issues: [], isValid: true });
  });

  test.each([
    [9223372036854775808n, '9223372036854775807'],
    ['9223372036854775808', '9223372036854775807'],
    ['9'.repeat(40), '9223372036854775807'],
    [2 ** 63, '9223372036854775807'],
    [-1, '0'],
    [-1n, '0'],
    ['-1', '0'],
  ])('%s is refused, with %s as the nearest', (seed, nearest) => {
    const fixes = [{ label: nearest, changes: [{ path: 'seed', value: nearest }] }];
    expect(validate({ seed }).issues).toEqual([
      { path: 'seed', severity: 'error', message: sentence, fixes },
    ]);
  });

  test.each([
    2 ** 53,
    1.5,
    '1.5',
    '1e3',
    '',
    ' ',
    '+1',
    '0x10',
    '1_000',
    '٣',
    Number.NaN,
    true,
    null,
    [],
    {},
  ])('%s is refused, in one sentence', (seed) => {
    expect(validate({ seed }).issues).toEqual([
      { path: 'seed', severity: 'error', message: sentence, fixes: [] },
    ]);
  });

  test('their own limits count', () => {
    const model = madeUpModel({
      properties: { seed: { type: 'integer', title: 'Seed', format: 'int64', minimum: -5, maximum: 10 } },
    });
    const isValid = (seed: unknown) => model.validate({ seed }).isValid;
    expect(['-6', '-5', '10', '11'].map(isValid)).toEqual([false, true, true, false]);
  });

  test('every one of them keeps its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (seed) => {
        expect(validate({ seed }).input).toEqual({ seed: `${seed}` });
        expect(validate({ seed: `${seed}` }).input).toEqual({ seed: `${seed}` });
      }),
    );
  });
});
