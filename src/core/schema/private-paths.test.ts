import { describe, expect, it } from 'vitest';
import { definitionSchema } from '#core/schema/definition.ts';
import { fieldsOf } from '#core/schema/field.ts';
import { privatePaths } from './private-paths.ts';
import { withoutPrivate } from './without-private.ts';

const text = { type: 'string', title: 'A text' };
const secret = { ...text, 'x-private': true };

/** What else a definition has to say. */
const DEFINITION = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'runware/a',
  title: 'A model',
  description: 'A model of a test.',
  type: 'object',
  additionalProperties: false,
  'x-creator': 'Nobody',
  'x-source': 'nowhere',
  'x-released': '2025-01-01',
  'x-docs': 'https://example.com/docs',
  'x-capabilities': ['text-to-image'],
  'x-pricing': [],
  'x-groups': [],
  'x-rules': [],
  required: [],
  examples: [],
};

const properties = {
  prompt: { ...text, 'x-role': 'prompt' },
  anyName: secret,
  inside: {
    type: 'object',
    title: 'An object',
    additionalProperties: false,
    properties: { key: secret, open: text },
  },
  rows: {
    type: 'array',
    title: 'Rows',
    items: {
      type: 'object',
      title: 'A row',
      additionalProperties: false,
      properties: { key: secret, open: text },
    },
  },
};
const model = { fields: fieldsOf(definitionSchema.parse({ ...DEFINITION, properties })) };
const input = {
  prompt: 'a lamp',
  anyName: 's1',
  inside: { key: 's2', open: 'o' },
  rows: [{ key: 's3', open: 'o' }, { open: 'o' }, { key: 's4' }],
};

describe('private values', () => {
  it('are found by their mark, wherever they stand', () => {
    expect(privatePaths(model, input)).toEqual(['anyName', 'inside.key', 'rows.0.key', 'rows.2.key']);
  });

  it('are taken out, and the rest stays where it is', () => {
    expect(withoutPrivate(model, input)).toEqual({
      prompt: 'a lamp',
      inside: { open: 'o' },
      rows: [{ open: 'o' }, { open: 'o' }, {}],
    });
  });

  it('leave an input without any as it is', () => {
    const open = { prompt: 'a lamp' };
    expect(withoutPrivate(model, open)).toBe(open);
  });
});
