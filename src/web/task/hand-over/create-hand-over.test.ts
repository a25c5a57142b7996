import { expect, it } from 'vitest';
import { createHandOver } from './create-hand-over.ts';

const given = { kind: 'anything' };

it('hands a thing over once, to who comes later too', () => {
  const handOver = createHandOver<typeof given>();
  expect(handOver.take()).toBeNull();
  handOver.give(given);
  expect(handOver.take()).toBe(given);
  expect(handOver.take()).toBeNull();
});

it('tells who listens, until they stop', () => {
  const handOver = createHandOver<typeof given>();
  let told = 0;
  const stop = handOver.subscribe(() => told++);
  handOver.give(given);
  stop();
  handOver.give(given);
  expect(told).toBe(1);
});
