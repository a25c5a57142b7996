import { expect, test } from 'vitest';
import { fourthDocument } from '#core/models/fourth-document.ts';
import { toModel } from '#core/models/registry.ts';
import { definitionSchema } from './definition.ts';
import type { InputValue } from './input.ts';
import { setAt } from './path.ts';

const fourth = toModel(definitionSchema.parse(fourthDocument));
const VALID = { caption: 'A cat', light: { lamp: { watts: 60 } }, source: 'https://example.com/a.png' };

const study = 'https://example.com/b.png';

test.each<[string, InputValue, string]>([
  ['edition', 'third', 'Set to fourth'],
  ['edition', 5, 'Set to fourth'],
  ['seed', '-1', '0'],
  ['frames', 9, '4'],
  ['light.angle', 360, '359'],
  ['layers', [{ name: 'sky', weight: 2 }], '1.99'],
  ['studies', [study, study, study], 'Take out the last'],
  ['studies', [study, study, study, study], 'Take out the last 2'],
  ['tags', Array(1001).fill('ok'), 'Take out the last'],
])('%s set to %j is put right by “%s”', (path, value, label) => {
  const wrong = setAt(VALID, path, value);
  const [issue] = fourth.validate(wrong).issues;
  const [fix] = issue?.fixes ?? [];
  expect(fix?.label).toBe(label);
  const right = (fix?.changes ?? []).reduce((input, change) => {
    return setAt(input, change.path, change.value ?? undefined);
  }, wrong);
  expect(fourth.validate(right).issues).toEqual([]);
});

test.each<[string, InputValue]>([
  ['studies', []],
  ['studies', Array(1000).fill(study)],
  ['code', 'a1'],
  ['palette', 'noon'],
  ['frames', 'many'],
])('%s set to %j is for its user to put right', (path, value) => {
  expect(fourth.validate({ ...VALID, [path]: value }).issues.flatMap(({ fixes }) => fixes)).toEqual([]);
});
