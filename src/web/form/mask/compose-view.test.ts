import { expect, test } from 'vitest';
import { composeView, type MaskLook } from './compose-view.ts';
import type { Rect } from './rect.ts';

const tile = { name: 'tile' };
const backdrop = { name: 'picture' };

/** What is done to the stage, in order, each with how it is laid on what is there. */
function compose(look: MaskLook, part: Rect): readonly string[] {
  const did: string[] = [];
  const context = {
    globalCompositeOperation: 'source-over',
    fillStyle: '',
    imageSmoothingEnabled: true,
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => undefined,
    clip: () => undefined,
    rect: (...box: readonly number[]) => did.push(`only ${box.join(' ')}`),
    fillRect: () => did.push(`${context.globalCompositeOperation} ${context.fillStyle}`),
    drawImage: (image: { readonly name: string }) =>
      did.push(`${context.globalCompositeOperation} ${image.name}`),
  };
  const layers = {
    raster: {
      size: { width: 1024, height: 512 },
      tiles: [
        { rect: { left: 0, top: 0, right: 512, bottom: 512 }, canvas: tile },
        { rect: { left: 512, top: 0, right: 1024, bottom: 512 }, canvas: tile },
      ],
    },
    view: { zoom: 0.5, x: 10, y: 20 },
    backdrop,
    look,
  };
  // Stands in for a canvas and what is drawn on it.
  composeView(context as never, part, layers as never);
  return did;
}

test('the mask comes first, then its strength and colour, and the picture over it', () => {
  expect(compose({ visibility: 0.75, isAlone: false }, { left: 0, top: 0, right: 100, bottom: 100 })).toEqual(
    [
      'only 10 20 90 80',
      'source-over tile',
      'multiply rgb(191 191 191)',
      'difference rgb(0 255 255)',
      'source-over rgb(255 0 0 / 0.5)',
      'overlay picture',
    ],
  );
});

test('alone, the mask is shown as it is', () => {
  expect(compose({ visibility: 0.75, isAlone: true }, { left: 0, top: 0, right: 1000, bottom: 999 })).toEqual(
    ['only 10 20 512 256', 'source-over tile', 'source-over tile'],
  );
});

test('nothing is done outside the picture', () => {
  expect(compose({ visibility: 1, isAlone: false }, { left: 0, top: 0, right: 10, bottom: 400 })).toEqual([]);
});
