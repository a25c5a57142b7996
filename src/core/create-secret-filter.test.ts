import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretFilter } from './create-secret-filter.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a filter of secrets', () => {
  it('finds each in every writing, wherever it stands', () => {
    const secret = fc.string({ minLength: 8, unit: 'grapheme' });
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
        const filter = createSecretFilter(['another one', key], '');
        const whole = before + key + after;
        expect(filter(whole).length).toBeLessThanOrEqual(whole.length - key.length);
        const written = [JSON.stringify(key), new URLSearchParams({ key }).toString()];
        if (key.isWellFormed()) written.push(encodeURIComponent(key));
        for (const text of written) expect(filter(text).length).toBeLessThan(text.length);
        for (const start of ['', 'x', 'xy']) {
          const text = base64(`${start}${key}${after}`);
          // The edges may remain, whose bits are shared with what stands beside it.
          expect(filter(text).length).toBeLessThanOrEqual(
            text.length - Math.floor((Buffer.byteLength(key) * 4) / 3) + 3,
          );
        }
      }),
    );
  });

  it.each([
    ['rw-0123456789', 'The key rw-0123456789 is not valid.', 'The key [hidden] is not valid.'],
    ['rw-0123456789', 'RW-0123456789', '[hidden]'],
    ['a+b/c=d&e', 'key=a%2Bb%2Fc%3Dd%26e&x=1', 'key=[hidden]&x=1'],
    ['a+b/c=d&e', 'key=a%2bb%2fc%3dd%26e', 'key=[hidden]'],
    ['"quoted\\"', '{"key":"\\"quoted\\\\\\""}', '{"key":"[hidden]"}'],
    ['$^.*+?()[]{}|', '$^.*+?()[]{}|', '[hidden]'],
  ])('hides %s in %s', (secret, text, filtered) => {
    expect(createSecretFilter([secret])(text)).toBe(filtered);
  });

  it('hides the longer of two where one begins the other', () => {
    expect(createSecretFilter(['abcdefgh', 'abcdefgh-ijkl'])('abcdefgh-ijkl abcdefgh')).toBe(
      '[hidden] [hidden]',
    );
  });

  it('leaves texts alone where there is no secret, or one that is a word', () => {
    expect(createSecretFilter([])('sandbox')).toBe('sandbox');
    expect(createSecretFilter(['sandbox', ''])('The sandbox ran.')).toBe('The sandbox ran.');
  });
});
