import { expect, it } from 'vitest';
import { wordsOf } from './words-of.ts';

it.each([
  ['A Fox, in the snow!', ['a', 'fox', 'in', 'the', 'snow']],
  ['Café DÉJÀ-vu', ['cafe', 'deja', 'vu']],
  ['灯塔 in 雾中', ['灯', '塔', 'in', '雾', '中']],
  ['DPM++ 2M_Karras', ['dpm', '2m', 'karras']],
  ['ﬁne ２０', ['fine', '20']],
  ['— … "', []],
])('reads %s as words', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
