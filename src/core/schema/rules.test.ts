import { describe, expect, test } from 'vitest';
import { madeUpModel } from '#core/models/test-models.ts';
import { definitionSchema, type Parameter, type Rule } from './definition.ts';

const count = (title: string, more: object = {}): Parameter => ({ type: 'integer', title, ...more });
const properties: Readonly<Record<string, Parameter>> = {
  a: count('A'),
  b: count('B'),
  c: count('C'),
  low: count('Low', { default: 2 }),
  high: count('High', { default: 5 }),
  on: { type: 'boolean', title: 'On', default: false },
  off: { type: 'boolean', title: 'Off' },
  third: { type: 'boolean', title: 'Third' },
  word: { type: 'string', title: 'Word' },
  ratio: { type: 'string', title: 'Ratio', enum: ['wide', 'tall', 'custom'], default: 'custom' },
  scale: { type: 'number', title: 'Scale' },
  names: { type: 'array', title: 'Names', items: { type: 'string', title: 'Name' } },
  box: {
    type: 'object',
    title: 'Box',
    additionalProperties: false,
    properties: { top: count('Top'), left: count('Left') },
  },
  rows: {
    type: 'array',
    title: 'Rows',
    items: {
      type: 'object',
      title: 'Row',
      additionalProperties: false,
      properties: {
        from: count('From', { default: 1 }),
        to: count('To', { default: 4 }),
        word: { type: 'string', title: 'Word' },
      },
    },
  },
};

type Words = Rule extends infer R ? (R extends unknown ? Omit<R, 'message'> : never) : never;

function issuesOf(rule: Words, input: object): readonly (readonly [string, string])[] {
  const rules = [{ ...rule, message: 'Broken.' } as Rule];
  const { issues } = madeUpModel({ properties, rules }).validate(input);
  return issues.map(({ path, severity, message }) => {
    expect(message).toBe('Broken.');
    return [path, severity];
  });
}

const E = (...paths: string[]) => paths.map((path) => [path, 'error'] as const);
const W = (...paths: string[]) => paths.map((path) => [path, 'warning'] as const);

type Case = readonly [rule: Words, input: object, issues: readonly (readonly [string, string])[]];

const together: Words = { together: ['a', 'b', 'c'] };
const requires: Words = { requires: ['a', 'b', 'c'] };
const less: Words = { less: ['low', 'high'] };
const notAbove: Words = { notAbove: ['low', 'high'] };
const anyOf: Words = { anyOf: { within: 'box', paths: ['box.top', 'box.left'] } };

describe.each<[string, readonly Case[]]>([
  [
    'together: all or none, at what is unset',
    [
      [together, {}, []],
      [together, { a: 0, b: 0, c: 0 }, []],
      [together, { b: 1 }, E('a', 'c')],
      [together, { a: 1, b: 1 }, E('c')],
    ],
  ],
  [
    'requires: the others where the first is set, at the first',
    [
      [requires, {}, []],
      [requires, { b: 1 }, []],
      [requires, { a: 1, b: 1, c: 1 }, []],
      [requires, { a: 1, b: 1 }, E('a')],
    ],
  ],
  [
    'atMostOne: at every one but the first',
    [
      [{ atMostOne: ['a', 'b', 'c'] }, {}, []],
      [{ atMostOne: ['a', 'b', 'c'] }, { c: 1 }, []],
      [{ atMostOne: ['a', 'b', 'c'] }, { a: 1, b: 1, c: 1 }, E('b', 'c')],
      [{ atMostOne: ['a', 'b'], severity: 'warning' }, { a: 1, b: 1 }, W('b')],
    ],
  ],
  [
    'atMostOneTrue: only true counts',
    [
      [{ atMostOneTrue: ['on', 'off', 'third'] }, { on: true, off: false, third: false }, []],
      [{ atMostOneTrue: ['on', 'off', 'third'] }, { on: true, off: false, third: true }, E('third')],
    ],
  ],
  [
    'less: defaults count, at the one that was set',
    [
      [less, {}, []],
      [less, { low: 4 }, []],
      [less, { low: 5 }, E('low')],
      [less, { high: 3 }, []],
      [less, { high: 2 }, E('high')],
      [less, { low: 9, high: 9 }, E('low')],
      [less, { low: 9, high: 10 }, []],
      [{ less: ['high', 'low'] }, {}, []],
      [{ less: ['a', 'b'] }, { a: 9 }, []],
    ],
  ],
  [
    'notAbove: equal holds',
    [
      [notAbove, { low: 5 }, []],
      [notAbove, { low: 6 }, E('low')],
      [notAbove, { high: 2 }, []],
      [notAbove, { high: 1 }, E('high')],
    ],
  ],
  [
    'onlyWhen: a warning, unless it says error',
    [
      [{ onlyWhen: { path: 'a', is: { path: 'on', const: true } } }, {}, []],
      [{ onlyWhen: { path: 'a', is: { path: 'on', const: true } } }, { a: 1, on: true }, []],
      [{ onlyWhen: { path: 'a', is: { path: 'on', const: true } } }, { a: 1, on: false }, W('a')],
      [{ onlyWhen: { path: 'a', is: { path: 'on', const: true } } }, { a: 1 }, W('a')],
      [{ onlyWhen: { path: 'a', is: { path: 'on', const: true } }, severity: 'error' }, { a: 1 }, E('a')],
      [{ onlyWhen: { path: 'a', is: { path: 'ratio', const: 'custom', orDefault: true } } }, { a: 1 }, []],
      [{ onlyWhen: { path: 'a', is: { path: 'ratio', const: 'custom' } } }, { a: 1 }, W('a')],
      // Set to its default, a value does what it would do unset.
      [{ onlyWhen: { path: 'ratio', is: { path: 'on', const: true } } }, { ratio: 'custom' }, []],
      [{ onlyWhen: { path: 'ratio', is: { path: 'on', const: true } } }, { ratio: 'wide' }, W('ratio')],
    ],
  ],
  [
    'warnWhen: all tests must hold, at the first',
    [
      [
        {
          warnWhen: [
            { path: 'a', present: true },
            { path: 'b', maximum: 1 },
          ],
        },
        { a: 1, b: 1 },
        W('a'),
      ],
      [
        {
          warnWhen: [
            { path: 'a', present: true },
            { path: 'b', maximum: 1 },
          ],
        },
        { a: 1, b: 2 },
        [],
      ],
      [
        {
          warnWhen: [
            { path: 'a', present: true },
            { path: 'b', maximum: 1 },
          ],
        },
        { a: 1 },
        [],
      ],
      [
        {
          warnWhen: [
            { path: 'a', present: false },
            { path: 'b', present: true },
          ],
          severity: 'error',
        },
        { b: 1 },
        E('a'),
      ],
      [
        {
          warnWhen: [
            { path: 'a', present: false },
            { path: 'b', present: true },
          ],
        },
        { a: 1, b: 1 },
        [],
      ],
    ],
  ],
  [
    'anyOf: where its object is set, at the object',
    [
      [anyOf, {}, []],
      [anyOf, { box: {} }, E('box')],
      [anyOf, { box: { left: 0 } }, []],
    ],
  ],
  [
    'in a list, every row by itself',
    [
      [
        { less: ['rows[].from', 'rows[].to'] },
        { rows: [{ from: 4 }, { from: 3 }, { to: 1 }, {}] },
        E('rows.0.from', 'rows.2.to'),
      ],
      [{ notAbove: ['rows[].to', 'high'] }, { rows: [{ to: 5 }, { to: 6 }] }, E('rows.1.to')],
      [{ notAbove: ['rows[].to', 'high'] }, { high: 3, rows: [{}] }, E('high')],
      [{ requires: ['rows[].from', 'rows[].to'] }, { rows: [{ to: 1 }, { from: 1 }] }, E('rows.1.from')],
      [
        { warnWhen: [{ path: 'rows[].word', const: 'x' }] },
        { rows: [{ word: 'x' }, { word: 'y' }, { word: 'x' }] },
        W('rows.0.word', 'rows.2.word'),
      ],
      [{ warnWhen: [{ path: 'names[]', pattern: '^x' }] }, { names: ['ax', 'xa'] }, W('names.1')],
      [{ warnWhen: [{ path: 'names[]', pattern: '^x' }] }, {}, []],
    ],
  ],
])('%s', (_name, cases) => {
  test.each(cases)('%j with %j', (rule, input, issues) => {
    expect(issuesOf(rule, input)).toEqual(issues);
  });
});

describe('the words of a test', () => {
  test.each<[object, string, unknown, unknown]>([
    [{ const: 3 }, 'a', 3, 4],
    [{ enum: [1, 2] }, 'a', 2, 3],
    [{ minimum: 2 }, 'a', 2, 1],
    [{ maximum: 2 }, 'a', 2, 3],
    [{ exclusiveMinimum: 2 }, 'a', 3, 2],
    [{ exclusiveMaximum: 2 }, 'a', 1, 2],
    [{ multipleOf: 64, not: true }, 'a', 65, 128],
    [{ multipleOf: 0.1 }, 'scale', 0.3, 0.35],
    [{ minLength: 2 }, 'word', 'ab', '\u{1f408}'],
    [{ maxLength: 1 }, 'word', '\u{1f408}', 'ab'],
    [{ pattern: '^.$' }, 'word', '\u{1f408}', 'ab'],
    [{ pattern: '^a', not: true }, 'word', 'b', 'a'],
    [{ maxItems: 0 }, 'names', [], ['a']],
    [{ present: true, minimum: 2 }, 'a', 2, 1],
    [{ present: true }, 'word', '', undefined],
    [{ present: false }, 'word', undefined, ''],
  ])('%j of %s holds for %j and not for %j', (words, path, holds, breaks) => {
    const rule: Words = { warnWhen: [{ path, ...words }] };
    const inputOf = (value: unknown) => (value === undefined ? {} : { [path]: value });
    expect(issuesOf(rule, inputOf(holds))).toEqual(W(path));
    expect(issuesOf(rule, inputOf(breaks))).toEqual([]);
  });

  test('none but "present: false" holds for what is unset', () => {
    for (const words of [
      { const: 1 },
      { maximum: 1 },
      { maxLength: 1 },
      { maxItems: 1 },
      { not: true as const, const: 1 },
    ]) {
      expect(issuesOf({ warnWhen: [{ path: 'a', ...words }] }, {})).toEqual([]);
    }
  });
});

test('a rule says nothing at a path whose value is wrong already', () => {
  const model = madeUpModel({ properties, rules: [{ requires: ['a', 'b'], message: 'Broken.' }] });
  expect(model.validate({ a: 'x' }).issues.map((issue) => issue.message)).toEqual([
    'A must be a whole number.',
  ]);
});

test('a rule of no known word is refused with its definition', () => {
  const parsed = definitionSchema.shape['x-rules'].safeParse([{ never: ['a', 'b'], message: 'Broken.' }]);
  expect(parsed.success).toBe(false);
});
