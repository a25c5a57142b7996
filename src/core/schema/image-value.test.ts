import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readImageValue } from './image-value.ts';

const UUID = '84c19a34-44c8-42da-99c0-59bf798952c1';
const SHA256 = 'a0'.repeat(32);
const BASE64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB';

test.each([
  [`upload:${SHA256}`, { kind: 'upload', sha256: SHA256 }],
  [`image:${UUID}`, { kind: 'image', id: UUID }],
  [UUID, { kind: 'provider-id', id: UUID }],
  [UUID.toUpperCase(), { kind: 'provider-id', id: UUID.toUpperCase() }],
  ['https://example.com/a.png?b=c#d', { kind: 'url', url: 'https://example.com/a.png?b=c#d' }],
  [`data:image/png;base64,${BASE64}`, { kind: 'inline', base64: BASE64 }],
  ['data:image/jpeg;base64,AA==', { kind: 'inline', base64: 'AA==' }],
  ['data:image/webp;base64,AAA=', { kind: 'inline', base64: 'AAA=' }],
  [BASE64, { kind: 'inline', base64: BASE64 }],
])('%s is read for what it is', (text, value) => {
  expect(readImageValue(text)).toEqual(value);
});

describe('refuses with a sentence', () => {
  test.each([
    ['', 'Give an image file'],
    ['cat.png', 'Give an image file'],
    [BASE64.slice(1), 'Give an image file'],
    [`${BASE64}===`, 'Give an image file'],
    [`${BASE64}=A`, 'Give an image file'],
    [UUID.slice(1), 'Give an image file'],
    [`upload:${SHA256.slice(1)}`, 'https'],
    [`upload:${SHA256.toUpperCase()}`, 'https'],
    [`image:${SHA256}`, 'https'],
    ['http://example.com/a.png', 'https'],
    ['https://10.0.0.1/a.png', 'not public'],
    ['https://me@example.com/a.png', 'user name'],
    ['https://example.com/%0d%0a', 'line break'],
    ['data:text/html,<script>', 'PNG, JPEG or WebP'],
    [`data:text/html;base64,${BASE64}`, 'PNG, JPEG or WebP'],
    [`data:image/svg+xml;base64,${BASE64}`, 'PNG, JPEG or WebP'],
    ['data:image/png;base64,', 'PNG, JPEG or WebP'],
    ['data:image/png;base64,=', 'PNG, JPEG or WebP'],
    ['data:image/png;base64,AA AA', 'PNG, JPEG or WebP'],
    ['data:image/png;base64,AAA=\n', 'PNG, JPEG or WebP'],
    ['data:image/png,raw', 'PNG, JPEG or WebP'],
  ])('%j', (text, words) => {
    expect(readImageValue(text)).toEqual({ kind: 'refused', reason: expect.stringContaining(words) });
  });
});

test('10 MB of base64 are read, and refused where one character is wrong', () => {
  const base64 = 'A'.repeat(10 * 1024 * 1024);
  expect(readImageValue(`data:image/png;base64,${base64}`)).toEqual({ kind: 'inline', base64 });
  expect(readImageValue(base64).kind).toBe('inline');
  expect(readImageValue(`data:image/png;base64,${base64}!`).kind).toBe('refused');
  expect(readImageValue(`${base64}!`).kind).toBe('refused');
});

test('any text is read or refused, and what is read holds nothing but the text given', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.uuid(),
    fc.base64String({ minLength: 28 }),
  );
  fc.assert(
    fc.property(text, (given) => {
      const { kind, ...rest } = readImageValue(given);
      const [held = ''] = Object.values(rest);
      expect(kind === 'refused' ? held : given).toContain(kind === 'refused' ? '.' : held);
    }),
  );
});
