import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, parseJsonVerbatim, stringifyJson } from './json.ts';
import { mapJson } from './map-json.ts';

const INT64 = { min: -(2n ** 63n), max: 2n ** 64n };

/** Any JSON, with 64-bit integers. A double that prints as a row of digits beyond 2^53 stands for a `bigint`, so it is left out. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
    fc.bigInt(INT64).filter((value) => !Number.isSafeInteger(Number(value))),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')), tie('json'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

test('what is written is read back equal, whatever it is and however it is laid out', () => {
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 2), (value, indent) => {
      expect(parseJson(stringifyJson(value, indent))).toEqual(value);
    }),
  );
});

test('texts of any length and kind are read back equal, as values and as names', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: fc.constantFrom('\\', '"', '0', 'ä', '\\u0000'), minLength: 250, maxLength: 600 }),
    fc.integer({ min: 0, max: 3 }).map((index) => String(index).padStart(257, '0')),
  );
  fc.assert(
    fc.property(fc.array(text), fc.dictionary(text, text, { noNullPrototype: true }), (list, object) => {
      const value = { list, object };
      expect(parseJson(JSON.stringify(value))).toEqual(value);
    }),
  );
});

test('a long text that is none, or does not end, is no JSON', () => {
  const long = 'a'.repeat(1000);
  for (const broken of [`"${long}`, `"${long}\\x"`, `"${long}\u0001"`, `"${long}\\"`, `["${long}"`])
    expect(parseJson(broken)).toBeUndefined();
});

test('30 MB of base64 inside an input are read, with every digit beside them', () => {
  const image = 'A'.repeat(30_000_000);
  const read = parseJson(`{"seed":9223372036854775807,"image":"${image}"}`);
  expect(read).toEqual({ seed: 9223372036854775807n, image });
});

test('a document without large integers is read as JSON.parse reads it', () => {
  const hasNoLargeInteger = (text: string) => !/\d{16}/.test(text);
  fc.assert(
    fc.property(fc.json().filter(hasNoLargeInteger), (text) => {
      expect(parseJson(text)).toStrictEqual(JSON.parse(text));
    }),
  );
});

test.each(['9223372036854775807', '9007199254740993', '-9223372036854775808', '18446744073709551615'])(
  '%s keeps its digits, at the root and inside',
  (digits) => {
    expect(parseJson(digits)).toBe(BigInt(digits));
    expect(parseJson(`{"seed":[${digits}]}`)).toEqual({ seed: [BigInt(digits)] });
    expect(stringifyJson({ seed: BigInt(digits) })).toBe(`{"seed":${digits}}`);
  },
);

test('integers up to 2^53 − 1 are plain numbers, those beyond are bigints', () => {
  expect(parseJson('9007199254740991')).toBe(9007199254740991);
  expect(parseJson('-9007199254740991')).toBe(-9007199254740991);
  expect(parseJson('9007199254740992')).toBe(9007199254740992n);
});

test.each([
  '',
  ' ',
  '{',
  '[1,]',
  '{"a":1,}',
  '{a:1}',
  '1 2',
  '01',
  '.5',
  '+1',
  'NaN',
  'nul',
  '"\\x"',
  '"\u0001"',
])('answers undefined for %j, which is no JSON', (text) => {
  expect(parseJson(text)).toBeUndefined();
});

test('answers undefined for a name given twice with two values', () => {
  expect(parseJson('{"steps":1,"steps":2}')).toBeUndefined();
});

test('arbitrary text is read as JSON.parse reads it, or answers undefined', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\0123-.eu truefalsn') }), (text) => {
      const isJson = (() => {
        try {
          return JSON.parse(text) !== undefined;
        } catch {
          return false;
        }
      })();
      expect(parseJson(text) !== undefined).toBe(isJson);
    }),
    { numRuns: 2000 },
  );
});

test('a document cut anywhere answers undefined', () => {
  const text = stringifyJson({
    prompt: 'a "cat" \\ \u{1f408}',
    seed: 9223372036854775807n,
    size: [1, 2.5, null, true],
  });
  for (let end = 0; end < text.length; end++) expect(parseJson(text.slice(0, end))).toBeUndefined();
});

test('200,000 opened lists or objects answer undefined, closed or not', () => {
  const many = 200_000;
  expect(parseJson('['.repeat(many))).toBeUndefined();
  expect(parseJson('['.repeat(many) + ']'.repeat(many))).toBeUndefined();
  expect(parseJson('{"a":'.repeat(many))).toBeUndefined();
});

test('nesting counts to the limit, and not beyond', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseJson(nested(64))).toBeDefined();
  expect(parseJson(nested(65))).toBeUndefined();
  expect(parseJson(nested(3), 3)).toEqual([[[]]]);
  expect(parseJson(nested(4), 3)).toBeUndefined();
});

test('lists side by side do not add up', () => {
  expect(parseJson(`[${'[],'.repeat(1000)}[]]`)).toHaveLength(1001);
});

test('brackets in text do not count, behind escaped quotes and backslashes either', () => {
  const prompt = `${'[{'.repeat(200)}" \\ ${'['.repeat(200)}\\`;
  expect(parseJson(JSON.stringify([prompt, [prompt]]))).toEqual([prompt, [prompt]]);
});

test('lone surrogates stay as they are, written out or escaped', () => {
  expect(parseJson('"\\ud83d"')).toBe('\ud83d');
  expect(parseJson('"\ud83d"')).toBe('\ud83d');
  expect(parseJson(stringifyJson('\udc08a\ud83d'))).toBe('\udc08a\ud83d');
});

test('a name __proto__ is a name like any other', () => {
  const value = parseJson('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  expect(Object.keys(value ?? {})).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});

test('a million digits become infinite, as in JSON.parse, instead of holding up the server', () => {
  expect(parseJson('1'.repeat(1_000_000))).toBe(Number.POSITIVE_INFINITY);
  expect(parseJson(`${'1'.repeat(999)}`)).toBe(BigInt('1'.repeat(999)));
});

test('what JSON has no word for is written as null', () => {
  expect(stringifyJson(undefined)).toBe('null');
  expect(stringifyJson([Number.NaN, Number.POSITIVE_INFINITY])).toBe('[null,null]');
});

test('numbers that are read verbatim are written as they were, beside long texts and after a change', () => {
  const text = `{"cost":0.005100,"seed":9223372036854775807,"e":1E+2,"list":["${'x'.repeat(300)}",-0.0]}`;
  expect(stringifyJson(parseJsonVerbatim(text))).toBe(text);
  const changed = mapJson(parseJsonVerbatim(text), (value, name) => (name === 'list' ? undefined : value));
  expect(stringifyJson(changed)).toBe('{"cost":0.005100,"seed":9223372036854775807,"e":1E+2}');
  expect(parseJsonVerbatim('{"a":01}')).toBeUndefined();
});
