import { expect, it } from 'vitest';
import { readCancelAfter } from './read-cancel-after.ts';

it.each([
  [null, null],
  ['90', 90_000],
  ['90s', 90_000],
  ['5m', 300_000],
  ['1h30m45s', 5_445_000],
  ['30m', 1_800_000],
])('reads %s', (header, ms) => {
  expect(readCancelAfter(header)).toBe(ms);
});

it.each(['', 'soon', '4', '4.9s', '-10', '10x', '5s3h'])('refuses "%s"', (header) => {
  expect(readCancelAfter(header)).toBe('refused');
});
