import { describe, expect, test } from 'vitest';
import { madeUpModel, realModels } from '#core/models/test-models.ts';
import { resolveAliases } from './alias.ts';
import { flattenFields } from './field.ts';
import { setAt } from './path.ts';

const model = madeUpModel({
  properties: {
    inputs: {
      type: 'object',
      title: 'Input images',
      additionalProperties: false,
      properties: {
        strength: { type: 'number', title: 'Strength', 'x-aliases': ['strength', 'inputs.power'] },
        deep: {
          type: 'object',
          title: 'Deep',
          additionalProperties: false,
          properties: { end: { type: 'integer', title: 'End', 'x-aliases': ['end'] } },
        },
      },
    },
  },
});

describe('an older path', () => {
  test.each([
    [{ strength: 0.5 }, { inputs: { strength: 0.5 } }],
    [{ inputs: { power: 0.5 } }, { inputs: { strength: 0.5 } }],
    [{ inputs: { deep: { end: 1 } }, strength: 0.5 }, { inputs: { strength: 0.5, deep: { end: 1 } } }],
    [{ end: 1 }, { inputs: { deep: { end: 1 } } }],
    [{ strength: null }, { inputs: { strength: null } }],
  ])('is moved: %j', (raw, moved) => {
    expect(resolveAliases(model.fields, raw)).toEqual({ value: moved, issues: [] });
  });

  test('set beside the current one is one error, at the older', () => {
    const { issues } = model.validate({ strength: 0.5, inputs: { strength: 0.5 } });
    expect(issues).toEqual([
      {
        path: 'strength',
        severity: 'error',
        message: 'strength is an older name of inputs.strength, which is set too. Take strength out.',
        fixes: [],
      },
    ]);
  });

  test('set beside another older one is an error too', () => {
    const { issues } = model.validate({ strength: 0.5, inputs: { power: 0.4 } });
    expect(issues.map((issue) => [issue.path, issue.severity])).toEqual([['inputs.power', 'error']]);
  });

  test.each(['text', 5, [], [1], null])('does not hide that its object is %j', (inputs) => {
    const { issues, isValid } = model.validate({ inputs, strength: 0.5, end: 3 });
    expect(isValid).toBe(false);
    expect(issues.map(({ path, message }) => [path, message])).toEqual([
      ['inputs', 'Input images must be an object of parameters.'],
    ]);
  });

  test('does not hide that an object inside is none', () => {
    const { issues } = model.validate({ inputs: { deep: [] }, end: 3 });
    expect(issues.map((issue) => issue.path)).toEqual(['inputs.deep']);
  });

  test('is checked at the current path', () => {
    const { issues } = model.validate({ strength: 'much' });
    expect(issues.map(({ path, message }) => [path, message])).toEqual([
      ['inputs.strength', 'Strength must be a number.'],
    ]);
  });
});

const aliases = realModels.flatMap((real) =>
  flattenFields(real.fields).flatMap((field) =>
    field.aliases.map((alias) => [real.id, alias, field.path, real] as const),
  ),
);

test.each(aliases)('%s: %s is moved to %s, and is an error beside it', (_id, alias, path, real) => {
  const moved = resolveAliases(real.fields, setAt({}, alias, 'x'));
  expect(moved).toEqual({ value: setAt({}, path, 'x'), issues: [] });
  const both = resolveAliases(real.fields, setAt(setAt({}, alias, 'x'), path, 'y'));
  expect(both.issues.map((issue) => issue.path)).toEqual([alias]);
});

test.each([null, 'text', 5, [{ strength: 1 }]])('%j is no input, and stays as it is', (raw) => {
  expect(resolveAliases(model.fields, raw)).toEqual({ value: raw, issues: [] });
});
