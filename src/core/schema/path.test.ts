import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Input, InputValue } from './input.ts';
import { expandPath, getAt, leavesOf, setAt, toDefinitionPath } from './path.ts';
import { toSparseInput } from './sparse.ts';

const name = fc.oneof(
  fc.stringMatching(/^[a-z]{1,2}$/),
  fc.constantFrom('__proto__', 'constructor', 'toString'),
);
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());

/** An input as definitions allow them: objects, lists of text, lists of objects; none of them empty. */
const { object } = fc.letrec<{ object: Input; value: InputValue }>((tie) => ({
  object: fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
    tie('object'),
    fc.array(tie('object'), { minLength: 1, maxLength: 3 }),
  ),
}));
const input = fc.oneof(object, fc.constant<Input>({}));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));

function isReachable(target: Input, to: string): boolean {
  const keys = to.split('.');
  return keys.every(
    (_, end) => !Array.isArray(end === 0 ? undefined : getAt(target, keys.slice(0, end).join('.'))),
  );
}

test('a value that was set is got', () => {
  fc.assert(
    fc.property(input, path, leaf, (before, at, value) => {
      fc.pre(isReachable(before, at));
      expect(getAt(setAt(before, at, value), at)).toBe(value);
    }),
  );
});

test('setting leaves every other value as it was', () => {
  fc.assert(
    fc.property(object, leaf, (before, value) => {
      for (const [at] of leavesOf(before)) {
        const others = leavesOf(before).filter(([other]) => other !== at);
        expect(leavesOf(setAt(before, at, value)).filter(([other]) => other !== at)).toEqual(others);
      }
    }),
  );
});

test('a value that was taken out is unset, and no emptied object stays behind', () => {
  fc.assert(
    fc.property(object, (before) => {
      for (const [at] of leavesOf(before)) {
        const after = setAt(before, at, undefined);
        expect(leavesOf(after)).toHaveLength(leavesOf(before).length - 1);
        expect(after).toEqual(toSparseInput(after));
      }
    }),
  );
});

test('setting and taking out do not change what they are given', () => {
  fc.assert(
    fc.property(input, path, fc.option(leaf, { nil: undefined }), (before, at, value) => {
      const copy = structuredClone(before);
      setAt(before, at, value);
      expect(before).toEqual(copy);
    }),
  );
});

test('the leaves of an input rebuild it', () => {
  fc.assert(
    fc.property(input, (whole) => {
      const rebuilt = leavesOf(whole).reduce<Input>((built, [at, value]) => setAt(built, at, value), {});
      expect(rebuilt).toEqual(whole);
    }),
  );
});

test('every concrete path leads back to the path of the definition', () => {
  const rows = fc.array(fc.array(leaf, { maxLength: 12 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, (table) => {
      const nested = { list: table.map((cells) => ({ inner: cells.map((cell) => ({ cell })) })) };
      const paths = expandPath(nested, 'list[].inner[].cell');
      expect(paths.map((at) => getAt(nested, at))).toEqual(table.flat());
      expect(new Set(paths.map(toDefinitionPath))).toEqual(
        new Set(paths.length ? ['list[].inner[].cell'] : []),
      );
    }),
  );
});

describe('getAt', () => {
  test('answers undefined for what is unset, inherited, or inside plain values', () => {
    const some: Input = { text: 'abc', list: ['a'], object: { a: 1 } };
    const wrong = [
      'none',
      'text.length',
      'list.length',
      'list.1',
      'object.a.b',
      'toString',
      'object.constructor',
      '',
    ];
    expect(wrong.map((at) => getAt(some, at))).toEqual(wrong.map(() => undefined));
  });
});

describe('setAt', () => {
  const lists: Input = { lora: [{ model: 'a' }, { model: 'b' }], tags: ['x', 'y'] };

  test('changes one row of a list, and adds one behind the last', () => {
    expect(setAt(lists, 'lora.1.model', 'c').lora).toEqual([{ model: 'a' }, { model: 'c' }]);
    expect(setAt(lists, 'lora.2.model', 'c').lora).toEqual([{ model: 'a' }, { model: 'b' }, { model: 'c' }]);
  });

  test('takes a row out, and keeps one that is emptied', () => {
    expect(setAt(lists, 'tags.0', undefined).tags).toEqual(['y']);
    expect(setAt(lists, 'lora.0.model', undefined).lora).toEqual([{}, { model: 'b' }]);
  });

  test.each(['lora.3.model', 'lora.-1', 'lora.1e0', 'tags.x', 'tags.01'])(
    'leaves a list alone at %s, which is no place of it',
    (at) => {
      expect(setAt(lists, at, 'z')).toEqual(lists);
      expect(setAt(lists, at, undefined)).toEqual(lists);
    },
  );

  test('makes the objects and lists on the way, and none to take something out', () => {
    expect(setAt({}, 'a.b.0.c', 1)).toEqual({ a: { b: [{ c: 1 }] } });
    expect(setAt({}, 'a.b.0.c', undefined)).toEqual({});
  });

  test('keeps an empty object that was set as such', () => {
    expect(setAt({}, 'outpaint', {})).toEqual({ outpaint: {} });
    expect(setAt({ outpaint: { top: 64 } }, 'outpaint.top', undefined)).toEqual({});
  });

  test('pollutes nothing through __proto__', () => {
    expect(getAt(setAt({}, '__proto__.polluted', true), '__proto__.polluted')).toBe(true);
    expect('polluted' in {}).toBe(false);
  });
});

describe('expandPath', () => {
  test('a path without a list stands for itself, set or not', () => {
    expect(expandPath({}, 'settings.trueCFGScale')).toEqual(['settings.trueCFGScale']);
  });

  test('a list that is unset, or is none, has no rows', () => {
    expect(expandPath({}, 'lora[].weight')).toEqual([]);
    expect(expandPath({ lora: 'x' }, 'lora[].weight')).toEqual([]);
  });
});

test('leaves are the plain values, and a list of plain values is one', () => {
  const some: Input = { a: 1, b: { c: '' }, d: ['x', 'y'], e: [{ f: true }, {}], g: [] };
  expect(leavesOf(some)).toEqual([
    ['a', 1],
    ['b.c', ''],
    ['d', ['x', 'y']],
    ['e.0.f', true],
    ['g', []],
  ]);
});
