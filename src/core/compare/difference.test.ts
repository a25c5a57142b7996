import { expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

const SIZE = { width: 2, height: 1 };

it('finds nothing between a picture and itself', () => {
  const pixels = new Uint8ClampedArray([10, 20, 30, 255, 200, 100, 0, 255]);
  const { heat, share, mean } = differenceOf(pixels, pixels, SIZE);
  expect([...heat, share, mean]).toEqual([0, 0, 0, 255, 0, 0, 0, 255, 0, 0]);
});

it('counts the pixels that differ, and by how much', () => {
  const black = new Uint8ClampedArray([0, 0, 0, 255, 0, 0, 0, 255]);
  const half = new Uint8ClampedArray([0, 0, 0, 255, 255, 255, 255, 255]);
  const { heat, share, mean } = differenceOf(black, half, SIZE);
  expect([share, mean]).toEqual([0.5, 127.5]);
  expect([...heat]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
});
