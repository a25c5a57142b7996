import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringifyJson } from '#core/json.ts';
import { CODE, isLiteralObject, type Literal } from './literal.ts';
import { readLiterals } from './read-literals.ts';

/** As JSON has it. */
function toPlain(value: Literal): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isLiteralObject(value)) return value;
  return Object.fromEntries([...value].map(([name, inside]) => [name, toPlain(inside)]));
}

function readAll(source: string): unknown {
  return readLiterals(source)?.map(toPlain);
}

test('JSON is read as it is, whatever is in it', () => {
  const unit = fc.constantFrom(...'\'"\\`\n\t\0{}[],:/#*u0a雾👩\u2028', '\ud83d', '\ude00');
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit }),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
      fc.bigInt({ min: 2n ** 60n, max: 2n ** 64n }),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('json'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 2), (value, indent) => {
      expect(readAll(stringifyJson([value], indent))).toEqual([[value]]);
    }),
  );
});

describe('code', () => {
  test('has literals of JavaScript and Python among everything else', () => {
    expect(
      readAll(`import { a } from "b"; // don't {
        x = { 'one': 1_000, two: True, "three": None, four: [\`a
b\`, """c"d""", r'\\n',], five: 0x10, six: -9223372036854775808n, } # [
        y(['z' "w" + 'v'])`),
    ).toEqual([
      { a: CODE },
      {
        one: 1000,
        two: true,
        three: null,
        four: ['a\nb', 'c"d', '\\n'],
        five: 16,
        six: -9223372036854775808n,
      },
      ['zwv'],
    ]);
  });

  test('is not run: what is no literal is code, up to its comma', () => {
    expect(
      readAll(
        `({ a, b: f(1, { c: 2 }), d: x ? "y" : [z], e: () => ({ g: ")" }), ...h, i: \`\${j}\`, k: f"{l}", m: 3 })`,
      ),
    ).toEqual([{ a: CODE, b: CODE, d: CODE, e: CODE, '...': CODE, i: CODE, k: CODE, m: 3 }]);
  });

  test('that only writes down a literal is that literal', () => {
    expect(
      readAll(
        '[JSON.rawJSON("9223372036854775807"), int("7"), json.dumps({"a": 1}), data_uri("upload-1.png")]',
      ),
    ).toEqual([[9223372036854775807n, 7n, { a: 1 }, 'data:image/png;base64,upload-1.png']]);
  });
});

test('64 levels are read, and one more is too deep', () => {
  expect(readLiterals(`${'['.repeat(64)}${']'.repeat(64)}`)).toHaveLength(1);
  expect(readLiterals(`${'['.repeat(65)}${']'.repeat(65)}`)).toBeNull();
});
