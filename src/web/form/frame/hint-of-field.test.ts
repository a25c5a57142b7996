import { expect, test } from 'vitest';
import { madeUpModel } from '#core/models/test-models.ts';
import type { Parameter } from '#core/schema/definition.ts';
import { hintOfField } from './hint-of-field.ts';

test.each<[string, Parameter, string]>([
  ['a UUID', { type: 'string', title: 'It', format: 'uuid' }, 'A UUID.'],
  ['an address', { type: 'string', title: 'It', format: 'uri' }, 'A public https address.'],
  ['a pattern', { type: 'string', title: 'It', pattern: '^[a-z]+$' }, 'Of the form ^[a-z]+$.'],
  [
    'a pattern and a length',
    { type: 'string', title: 'It', pattern: '^[a-z]+$', maxLength: 8 },
    'Text of at most 8 characters. Of the form ^[a-z]+$.',
  ],
  ['a constant', { type: 'string', title: 'It', const: 'fourth' }, 'Only “fourth”.'],
  [
    'what is deprecated',
    { type: 'string', title: 'It', maxLength: 8, deprecated: true },
    'Deprecated. Text of at most 8 characters.',
  ],
  ['any text', { type: 'string', title: 'It' }, ''],
  [
    'a seed',
    { type: 'integer', title: 'It', format: 'int64', minimum: 0 },
    'A whole number between 0 and 9223372036854775807.',
  ],
  [
    'a seed with an end of its own',
    { type: 'integer', title: 'It', format: 'int64', minimum: 1, maximum: 9, default: 3 },
    'A whole number between 1 and 9. Default: 3.',
  ],
])('%s is said in words', (_, parameter, hint) => {
  const [field] = madeUpModel({ properties: { it: parameter } }).fields;
  expect(field && hintOfField(field)).toBe(hint);
});
