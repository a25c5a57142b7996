import { expect, it } from 'vitest';
import { readPrefer } from './read-prefer.ts';

it.each([
  ['wait', 60_000],
  ['wait=1', 1000],
  ['wait=60', 60_000],
  ['wait=99', 60_000],
])('waits for %s', (header, waitMs) => {
  expect(readPrefer(header)).toEqual({ waitMs, applied: header });
});

it.each([null, '', 'wait=0', 'wait=100', 'respond-async'])('ignores %s', (header) => {
  expect(readPrefer(header)).toBeNull();
});
