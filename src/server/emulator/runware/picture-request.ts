import type { Size } from '#core/schema/size.ts';
import type { PictureRequest } from '#server/emulator/picture/draw-picture.ts';
import { type PictureSource, planPicture } from '#server/emulator/plan-picture.ts';
import type { RoleReader } from '#server/emulator/read-roles.ts';

/** Longest side of a result, pixels. Source: shared/contracts/runware.md §10.1. */
const MAX_SIDE = 2048;
/** Shortest side, pixels. Source: shared/contracts/runware.md §11, Edit-Plus. */
const MIN_SIDE = 128;

/** What to draw for one image of a Runware task. */
export function pictureRequest(source: PictureSource): PictureRequest {
  return planPicture(source, sizeOf);
}

/** As asked. Unset, that of the first input image: the contract leaves it open (§10.4) and names this as the likely one. */
function sizeOf(roles: RoleReader): Size {
  const width = roles.number('width');
  const height = roles.number('height');
  if (width !== undefined && height !== undefined) return { width, height };
  const images = [...roles.images('reference-images'), ...roles.images('source-image')];
  const first = images.find((image) => image.kind === 'stored');
  if (!first) return { width: 1024, height: 1024 };
  const scale = Math.min(1, MAX_SIDE / Math.max(first.width, first.height));
  return {
    width: Math.max(MIN_SIDE, Math.round(first.width * scale)),
    height: Math.max(MIN_SIDE, Math.round(first.height * scale)),
  };
}
