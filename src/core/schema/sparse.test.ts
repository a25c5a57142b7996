import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSparseInput } from './sparse.ts';

/** A form's value map: any JSON, with entries that are `undefined`. */
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(undefined, null, '', false, 0),
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

test('a sparse input stays as it is', () => {
  fc.assert(
    fc.property(values, (some) => {
      expect(toSparseInput(toSparseInput(some))).toStrictEqual(toSparseInput(some));
    }),
  );
});

test('a sparse input comes through JSON unchanged', () => {
  fc.assert(
    fc.property(values, (some) => {
      const sparse = toSparseInput(some);
      expect(JSON.parse(JSON.stringify(sparse))).toStrictEqual(sparse);
    }),
  );
});

test('nothing unset is left at any depth, and no object without entries but the rows of a list', () => {
  const hasUnset = (value: unknown, isRow = false): boolean => {
    if (value === null || value === undefined) return true;
    if (Array.isArray(value)) return value.some((row) => hasUnset(row, true));
    if (typeof value !== 'object') return false;
    const items = Object.values(value);
    return (items.length === 0 && !isRow) || items.some((item) => hasUnset(item));
  };
  fc.assert(
    fc.property(values, (some) => {
      expect(Object.values(toSparseInput(some)).some((value) => hasUnset(value))).toBe(false);
    }),
  );
});

test('leaves out what is unset, and the objects that hold nothing else', () => {
  expect(toSparseInput({ a: undefined, b: null, c: { d: null, e: { f: undefined } }, g: 1 })).toEqual({
    g: 1,
  });
});

test('keeps empty text, zero and false: they are values', () => {
  expect(toSparseInput({ a: '', b: 0, c: false })).toEqual({ a: '', b: 0, c: false });
});

test('keeps the rows of a list where they are, empty or not', () => {
  expect(toSparseInput({ lora: [{ model: 'a' }, { model: null }, { model: 'c' }] })).toEqual({
    lora: [{ model: 'a' }, {}, { model: 'c' }],
  });
});

test('keeps every digit of a 64-bit integer, as text', () => {
  expect(toSparseInput({ seed: 9223372036854775807n })).toEqual({ seed: '9223372036854775807' });
});

test('does not change what it is given', () => {
  fc.assert(
    fc.property(values, (some) => {
      const copy = structuredClone(some);
      toSparseInput(some);
      expect(some).toStrictEqual(copy);
    }),
  );
});

test.each([null, undefined, 'text', 5, ['a'], () => 1])(
  '%j is no value map, and gives an empty input',
  (some) => {
    expect(toSparseInput(some)).toEqual({});
  },
);
