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

it('tells clear differences from what another encoding leaves', () => {
  const grey = new Uint8ClampedArray([100, 100, 100, 255, 100, 100, 100, 255]);
  const other = new Uint8ClampedArray([125, 100, 100, 255, 100, 100, 126, 255]);
  const { share, clearShare } = differenceOf(grey, other, SIZE);
  expect([share, clearShare]).toEqual([1, 0.5]);
});
