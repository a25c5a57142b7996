import { type ComponentType, isValidElement } from 'react';
import { expect, test } from 'vitest';
import { madeUpModel } from '#core/models/test-models.ts';
import type { ControlHint, Parameter } from '#core/schema/definition.ts';
import type { Field } from '#core/schema/field.ts';
import { NumberControl } from '#web/form/numbers/number-control.tsx';
import { SeedControl } from '#web/form/numbers/seed-control.tsx';
import { ChoiceControl } from './choice-control.tsx';
import { fieldControl } from './field-control.tsx';
import { JsonControl } from './json-control.tsx';
import { LinesControl } from './lines-control.tsx';
import { ManagedControl } from './managed-control.tsx';
import { PromptControl } from './prompt-control.tsx';
import { TextControl } from './text-control.tsx';

type Row = readonly [string, Parameter, ComponentType<never>];

const schedulers = Array.from({ length: 9 }, (_, index) => `Scheduler ${index}`);

const byKind: readonly Row[] = [
  ['text', { type: 'string', title: 'Note' }, TextControl],
  ['text that is a prompt', { type: 'string', title: 'Note', 'x-role': 'prompt' }, PromptControl],
  ['a seed', { type: 'integer', title: 'Seed', format: 'int64', 'x-role': 'seed' }, SeedControl],
  ['a number', { type: 'number', title: 'Warmth' }, NumberControl],
  ['a list of texts', listOf({ type: 'string', title: 'Tag' }), LinesControl],
  ['a list of choices', listOf({ type: 'string', title: 'Mood', enum: ['calm', 'wild'] }), JsonControl],
];

test.each(byKind)('without a hint, kind and role choose: %s', (_, parameter, Control) => {
  expect(controlOf(parameter)).toBe(Control);
});

const byHint: readonly (readonly [ControlHint, ...Row])[] = [
  ['prompt', 'text', { type: 'string', title: 'Note' }, PromptControl],
  ['slider', 'a seed', { type: 'integer', title: 'Seed', 'x-role': 'seed', maximum: 9 }, NumberControl],
  ['seed', 'digits', { type: 'integer', title: 'Grain', format: 'int64' }, SeedControl],
  ['segmented', 'many choices', { type: 'string', title: 'Scheduler', enum: schedulers }, ChoiceControl],
  ['json', 'a list', listOf({ type: 'string', title: 'Tag' }), JsonControl],
];

test.each(byHint)('a hint is preferred: %s, for %s', (hint, _, parameter, Control) => {
  expect(controlOf({ ...parameter, 'x-control': hint })).toBe(Control);
});

test('a hint decides whether choices stand side by side', () => {
  expect(shapeOfChoices(['dawn', 'dusk'])).toBe('group');
  expect(shapeOfChoices(['dawn', 'dusk'], 'list')).toBe('box');
  expect(shapeOfChoices(schedulers)).toBe('box');
  expect(shapeOfChoices(schedulers, 'segmented')).toBe('group');
});

test('a hint that does not suit the kind is passed over', () => {
  expect(controlOf({ type: 'string', title: 'Note', 'x-control': 'slider' })).toBe(TextControl);
  expect(controlOf({ type: 'number', title: 'Warmth', 'x-control': 'prompt' })).toBe(NumberControl);
});

test('what the server sets by itself stays to be read only', () => {
  const managed = { value: 'render', reason: 'All jobs render.' };
  expect(controlOf({ type: 'string', title: 'Job', 'x-managed': managed, 'x-control': 'text' })).toBe(
    ManagedControl,
  );
});

function listOf(items: Extract<Parameter, { type: 'array' }>['items']): Parameter {
  return { type: 'array', title: 'List', items };
}

function shapeOfChoices(choices: string[], hint?: ControlHint): string {
  return fieldControl(fieldOf({ type: 'string', title: 'Mood', enum: choices, 'x-control': hint })).shape;
}

function controlOf(parameter: Parameter): unknown {
  const field = fieldOf(parameter);
  const drawn = fieldControl(field).render({
    field,
    path: field.path,
    value: undefined,
    aria: {
      id: 'field',
      'aria-labelledby': 'label',
      'aria-describedby': undefined,
      'aria-invalid': undefined,
      'aria-required': undefined,
    },
    onChange: () => undefined,
    onCommit: () => undefined,
  });
  return isValidElement(drawn) ? drawn.type : null;
}

function fieldOf(parameter: Parameter): Field {
  const [field] = madeUpModel({ properties: { it: parameter } }).fields;
  if (!field) throw new Error('There is no field.');
  return field;
}
