import { chooseScene, type Scene } from './choose-scene.ts';
import { createPalette } from './create-palette.ts';
import { createRandom } from './create-random.ts';
import { createSheet } from './create-sheet.ts';
import { drawBloom } from './draw-bloom.ts';
import { drawCity } from './draw-city.ts';
import { drawDiscs } from './draw-discs.ts';
import { drawDunes } from './draw-dunes.ts';
import { drawRibbons } from './draw-ribbons.ts';
import { drawRidges } from './draw-ridges.ts';
import { drawTide } from './draw-tide.ts';
import type { Oklch } from './oklch.ts';
import type { PictureRequest } from './picture-request.ts';
import type { Stage } from './stage.ts';

const DEFAULT_GUIDANCE = 4;

/**
 * The drawing of a request as SVG, at `scale` (0–1) of its size. Prompt, negative prompt and seed decide the layout;
 * steps, guidance and scheduler only how it is worked out, so that they can be compared.
 */
export function composePicture(
  request: PictureRequest,
  look: { readonly detail: number; readonly scale: number; readonly tints: readonly Oklch[] },
): string {
  const { prompt, negativePrompt = '', seed, scheduler = '', width, height } = request;
  const { scene, mood } = chooseScene(prompt, seed);
  const layout = [prompt, negativePrompt, seed];
  const sheet = createSheet({
    width,
    height,
    renderedWidth: Math.max(1, Math.round(width * look.scale)),
    renderedHeight: Math.max(1, Math.round(height * look.scale)),
  });
  const pull = toPull(request.guidance ?? DEFAULT_GUIDANCE) * toPull(request.trueCfg ?? DEFAULT_GUIDANCE);
  DRAW_SCENE[scene]({
    sheet,
    width,
    height,
    unit: Math.sqrt(width * height),
    palette: createPalette({ mood, random: createRandom('palette', ...layout), pull, tints: look.tints }),
    random: createRandom('layout', ...layout),
    detailRandom: createRandom('detail', scheduler, ...layout),
    detail: look.detail,
  });
  return sheet.markup();
}

const DRAW_SCENE: Readonly<Record<Scene, (stage: Stage) => void>> = {
  ridges: drawRidges,
  dunes: drawDunes,
  discs: drawDiscs,
  ribbons: drawRibbons,
  tide: drawTide,
  bloom: drawBloom,
  city: drawCity,
};

/** 1 at the default guidance; 0.6 at none; at most 1.4. */
function toPull(guidance: number): number {
  return Math.min(1.4, Math.max(0.6, 0.6 + 0.4 * Math.sqrt(Math.max(0, guidance) / DEFAULT_GUIDANCE)));
}
