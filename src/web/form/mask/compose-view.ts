import type { MaskRaster } from './mask-raster.ts';
import { intersect, type Rect } from './rect.ts';
import { toStageRect, type View } from './view.ts';

/** How the mask is shown. */
export type MaskLook = {
  /** How strongly the mask shows over the picture: 0 not at all, 1 in its full colour. */
  readonly visibility: number;
  /** The mask as it is saved, without the picture. */
  readonly isAlone: boolean;
};

export type ViewLayers = {
  readonly raster: Pick<MaskRaster, 'size' | 'tiles'>;
  readonly view: View;
  /** The picture as it lies on the stage, of the stage's size. */
  readonly backdrop: HTMLCanvasElement;
  readonly look: MaskLook;
};

/**
 * Paints a part of the stage anew: the mask, then the picture over it. No more than the part is sampled, so that a stroke costs
 * what it covers, and nothing is done outside the picture.
 *
 * What is repainted becomes red as by a red glaze: red · m + picture · (1 − m) for a mask of m, without reading a pixel. Three fills
 * turn m into ½ + ½m in red and ½ − ½m in green and blue. `overlay` then screens the picture with 2x − 1 where such an x is above
 * ½, and multiplies it by 2x elsewhere, which is that sum. Source: https://www.w3.org/TR/compositing-1/#blendingoverlay.
 */
export function composeView(context: CanvasRenderingContext2D, part: Rect, layers: ViewLayers): void {
  const { raster, view, backdrop, look } = layers;
  const { width, height } = raster.size;
  const whole = snap(toStageRect(view, { left: 0, top: 0, right: width, bottom: height }));
  const area = intersect(part, whole);
  if (!area) return;
  const box = [area.left, area.top, area.right - area.left, area.bottom - area.top] as const;

  function fill(operation: GlobalCompositeOperation, colour: string) {
    context.globalCompositeOperation = operation;
    context.fillStyle = colour;
    context.fillRect(...box);
  }

  context.save();
  context.beginPath();
  context.rect(...box);
  context.clip();
  // Enlarged pixels are what is saved; smoothed they would look softer than they are.
  context.imageSmoothingEnabled = view.zoom < 2;
  for (const { rect, canvas } of raster.tiles) {
    const to = snap(toStageRect(view, rect));
    if (!intersect(to, area)) continue;
    context.drawImage(canvas, to.left, to.top, to.right - to.left, to.bottom - to.top);
  }
  if (!look.isAlone) {
    const strength = Math.round(look.visibility * 255);
    fill('multiply', `rgb(${strength} ${strength} ${strength})`);
    fill('difference', 'rgb(0 255 255)');
    fill('source-over', 'rgb(255 0 0 / 0.5)');
    context.globalCompositeOperation = 'overlay';
    context.drawImage(backdrop, ...box, ...box);
  }
  context.restore();
}

/** Whole pixels of the stage, so that tiles meet without a seam. */
function snap({ left, top, right, bottom }: Rect): Rect {
  return {
    left: Math.round(left),
    top: Math.round(top),
    right: Math.round(right),
    bottom: Math.round(bottom),
  };
}
