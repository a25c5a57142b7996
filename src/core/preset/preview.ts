import { z } from 'zod/mini';
import type { SmallPicture } from './picture/small-picture.ts';

/** A small picture in the place of an image that stayed where the link was made. It is no value of an input. */
export type Preview = {
  /** Concrete: `inputs.referenceImages.1`; its place among the images before those that stayed were taken out. */
  readonly path: string;
  readonly picture: SmallPicture;
};

/** How previews stand in a recipe that a link carries. Later versions have their own number. */
export const PREVIEWS = { version: 1, most: 32 } as const;

/** Of what comes, the form alone: each picture is checked by itself. */
export const rawPreviewsSchema = z.object({
  version: z.number(),
  images: z
    .array(z.object({ path: z.string().check(z.maxLength(200)), data: z.unknown() }))
    .check(z.maxLength(PREVIEWS.most)),
});
