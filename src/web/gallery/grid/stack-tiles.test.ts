import { expect, it } from 'vitest';
import { testTile } from '#web/gallery/test-tiles.ts';
import { stackTiles } from './stack-tiles.ts';

const tiles = [testTile('a'), testTile('b', { input: { prompt: 'a cat' } }), testTile('c'), testTile('d')];
const seedPathOf = () => 'seed';

function stacked(...unfolded: readonly string[]) {
  return stackTiles(tiles, { seedPathOf, unfolded: new Set(unfolded) }).map(({ key, stackSize, members }) => [
    key,
    stackSize,
    members.map((member) => member.key).join(''),
  ]);
}

it('lays what is alike but for the seed on the newest, and lays it out again', () => {
  expect(stacked()).toEqual([
    ['a', 3, 'acd'],
    ['b', 1, 'b'],
  ]);
  expect(stacked('a')).toEqual([
    ['a', 3, 'a'],
    ['c', 1, 'c'],
    ['d', 1, 'd'],
    ['b', 1, 'b'],
  ]);
});
