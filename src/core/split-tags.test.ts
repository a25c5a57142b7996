import { expect, it } from 'vitest';
import { splitTags } from './split-tags.ts';

it.each([
  ['lighthouse, night', ['lighthouse', 'night']],
  [' harbour wall ', ['harbour wall']],
  [',a,, a ,b,', ['a', 'b']],
  [' , ', []],
])('reads %j', (text, tags) => {
  expect(splitTags(text)).toEqual({ tags, tooLong: [] });
});

it('keeps what is too long for a tag apart', () => {
  const [longest, tooLong] = ['x'.repeat(50), 'y'.repeat(51)];
  expect(splitTags(`${tooLong}, ${longest}`)).toEqual({ tags: [longest], tooLong: [tooLong] });
});
