import { expect, it } from 'vitest';
import { costOfImage } from './cost-of-image.ts';
import { testImage } from './test-image.ts';

const told = testImage('a', { costUsd: 0.01 });
const untold = [testImage('b', { costUsd: null }), testImage('c', { costUsd: null })];
const images = [told, ...untold];

it.each([
  ['reported', { kind: 'unknown', usd: null }, images, told, { kind: 'reported', usd: 0.01 }],
  [
    'an even share of its task',
    { kind: 'estimated', usd: 0.06 },
    untold,
    untold[0],
    { kind: 'estimated', usd: 0.03 },
  ],
  [
    'a share of what is left',
    { kind: 'estimated', usd: 0.06 },
    images,
    untold[0],
    { kind: 'estimated', usd: 0.025 },
  ],
  [
    'never less than nothing',
    { kind: 'estimated', usd: 0.005 },
    images,
    untold[1],
    { kind: 'estimated', usd: 0 },
  ],
  [
    'unknown where its task is',
    { kind: 'unknown', usd: null },
    images,
    untold[1],
    { kind: 'unknown', usd: null },
  ],
] as const)('is %s', (_, cost, all, image, expected) => {
  expect(costOfImage({ images: [...all], cost }, image ?? told)).toEqual(expected);
});
