import { expect, it } from 'vitest';
import { readInlineImage } from './read-inline-image.ts';

const bytes = Buffer.alloc(40, 'picture');
const base64 = bytes.toString('base64');

it('reads data URIs and bare base64, padded or not', () => {
  for (const text of [`data:image/png;base64,${base64}`, base64, base64.replace(/=+$/, '')]) {
    expect(readInlineImage(text)).toEqual(bytes);
  }
});

it('reads megabytes', () => {
  const large = Buffer.alloc(24_000_000, 'picture');
  expect(readInlineImage(`data:image/webp;base64,${large.toString('base64')}`)?.byteLength).toBe(
    large.byteLength,
  );
});

it.each([
  '',
  'cat',
  'data:image/svg+xml;base64,AAAA',
  'data:image/png;base64,',
  `${base64.slice(0, 20)}*${base64}`,
])('reads nothing from "%s"', (text) => {
  expect(readInlineImage(text)).toBeNull();
});
