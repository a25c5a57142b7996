import { expect, test } from 'vitest';
import { stepNumber } from './step-number.ts';

const open = { minimum: null, maximum: null };

test('steps without float dust', () => {
  expect(stepNumber({ from: 0.1, by: 0.2, ...open })).toBe(0.3);
  expect(stepNumber({ from: 0.81, by: -0.01, ...open })).toBe(0.8);
  expect(stepNumber({ from: 1024, by: 16, ...open })).toBe(1040);
});

test('does not take a step that would leave the bounds', () => {
  expect(stepNumber({ from: 50, by: 1, minimum: 1, maximum: 50 })).toBe(50);
  expect(stepNumber({ from: 1, by: -1, minimum: 1, maximum: 50 })).toBe(1);
});
