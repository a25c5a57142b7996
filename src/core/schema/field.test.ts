import { expect, test } from 'vitest';
import { fourthDocument } from '#core/models/fourth-document.ts';
import { madeUpModel, realModels } from '#core/models/test-models.ts';
import { definitionSchema } from './definition.ts';
import { type Field, fieldsOf, flattenFields, OTHER_GROUP } from './field.ts';
import { fieldOfRole, valueOfRole } from './role.ts';

const definition = definitionSchema.parse(fourthDocument);
const fields = fieldsOf(definition);
const byPath = new Map(flattenFields(fields).map((field) => [field.path, field]));

test('every parameter becomes a field of its kind, parents before their children', () => {
  expect(flattenFields(fields).map((field) => [field.path, field.kind])).toEqual([
    ['caption', 'text'],
    ['callback', 'text'],
    ['batch', 'text'],
    ['code', 'text'],
    ['edition', 'text'],
    ['palette', 'choice'],
    ['mood', 'choice'],
    ['frames', 'integer'],
    ['seed', 'int64'],
    ['warmth', 'number'],
    ['tile', 'boolean'],
    ['source', 'image'],
    ['studies', 'list'],
    ['tags', 'list'],
    ['layers', 'list'],
    ['layers[].name', 'text'],
    ['layers[].weight', 'number'],
    ['layers[].from', 'integer'],
    ['layers[].to', 'integer'],
    ['layers[].blend', 'text'],
    ['light', 'object'],
    ['light.angle', 'integer'],
    ['light.lamp', 'object'],
    ['light.lamp.watts', 'integer'],
    ['jobKind', 'text'],
    ['jobId', 'text'],
    ['itemised', 'boolean'],
    ['delivery', 'choice'],
  ]);
});

test('a field makes explicit what its definition says and what it leaves out', () => {
  expect(byPath.get('warmth')).toEqual({
    path: 'warmth',
    name: 'warmth',
    title: 'Warmth',
    description: '',
    required: false,
    unit: null,
    group: OTHER_GROUP,
    role: null,
    control: 'slider',
    isPrivate: false,
    isDeprecated: false,
    managed: null,
    whenUnset: null,
    aliases: [],
    source: null,
    kind: 'number',
    default: null,
    minimum: 0,
    maximum: 1,
    exclusiveMinimum: null,
    exclusiveMaximum: null,
    multipleOf: 0.1,
    softRange: [0.2, 0.8],
  } satisfies Field);
});

test('text keeps its limits, and a choice the titles of its values', () => {
  expect(byPath.get('caption')).toMatchObject({ minLength: 2, maxLength: 8, required: true, format: null });
  expect(byPath.get('callback')).toMatchObject({ format: 'uri', isPrivate: true });
  expect(byPath.get('edition')).toMatchObject({ constant: 'fourth', isDeprecated: true });
  expect(byPath.get('palette')).toMatchObject({
    default: 'dawn',
    choices: ['dawn', 'dusk'].map((value) => ({ value, title: value, description: '' })),
  });
  expect(byPath.get('mood')).toMatchObject({
    choices: [
      { value: 'calm', title: 'Calm', description: 'Still.' },
      { value: 'wild', title: 'wild', description: '' },
    ],
  });
});

test('a value belongs to the family with its longest beginning, or to none', () => {
  const { fields } = madeUpModel({
    properties: {
      mood: {
        type: 'string',
        title: 'Mood',
        enum: ['calm', 'calm sea', 'wild', 'other'],
        'x-families': { Still: ['calm'], Loud: ['wild', 'calm sea'] },
      },
    },
  });
  const [mood] = fields;
  expect(mood?.kind === 'choice' ? mood.choices.map(({ family }) => family) : null).toEqual([
    'Still',
    'Loud',
    'Loud',
    null,
  ]);
});

test('a list has one item, at its path with brackets', () => {
  expect(byPath.get('studies')).toMatchObject({
    minItems: 1,
    maxItems: 2,
    item: { kind: 'image', path: 'studies[]' },
  });
  expect(byPath.get('tags')).toMatchObject({
    minItems: null,
    maxItems: null,
    item: { kind: 'text', maxLength: 4 },
  });
  expect(byPath.get('layers')).toMatchObject({ item: { kind: 'object', path: 'layers[]', title: 'Layer' } });
});

test('required counts inside the object that says so', () => {
  const required = flattenFields(fields)
    .filter((field) => field.required)
    .map((field) => field.path);
  expect(required).toEqual(['caption', 'layers[].name', 'light', 'light.lamp', 'light.lamp.watts', 'jobId']);
});

test('a group holds for all that is inside, unless that names its own', () => {
  const groups = ['light', 'light.angle', 'light.lamp', 'light.lamp.watts', 'layers[].name'];
  expect(groups.map((path) => byPath.get(path)?.group)).toEqual([
    'prompt',
    'prompt',
    'prompt',
    'lamp',
    OTHER_GROUP,
  ]);
});

test('a role is found whatever the parameter is called, and so is its value', () => {
  expect(fieldOfRole(fields, 'count')?.path).toBe('frames');
  expect(fieldOfRole(fields, 'scheduler')).toBeNull();
  expect(valueOfRole(fields, { caption: 'A cat' }, 'prompt')).toBe('A cat');
  expect(valueOfRole(fields, {}, 'prompt')).toBeUndefined();
  expect(valueOfRole(fields, {}, 'scheduler')).toBeUndefined();
  const prompts = realModels.map((model) => fieldOfRole(model.fields, 'prompt')?.path);
  expect(new Set(prompts)).toEqual(new Set(['positivePrompt', 'prompt']));
});
