import { expect, test } from 'vitest';
import { matchesWords } from './matches-words.ts';

const NAME = 'DPM++ 2M SDE Karras';

test.each(['', ' ', 'dpm', 'dpm 2m', 'dpm++2m', 'dpmpp_2m', '2m karras', 'KARRAS dpm', 'sde-karras', 'kar'])(
  '%j finds it',
  (query) => {
    expect(matchesWords(NAME, query)).toBe(true);
  },
);

test.each(['euler', '3m', 'dpm euler', 'dpm 2s'])('%j does not', (query) => {
  expect(matchesWords(NAME, query)).toBe(false);
});

test('other scripts and accents are words, too', () => {
  expect(matchesWords('Équilibré', 'equi')).toBe(true);
  expect(matchesWords('通义 千问', '千问')).toBe(true);
});
