import type { ImageRecipe } from '#core/recipe/image-recipe.ts';
import type { ImageType } from '#server/ledger/sniff-image.ts';
import { embedInJpeg } from './embed-in-jpeg.ts';
import { embedInPng } from './embed-in-png.ts';
import { embedInWebp } from './embed-in-webp.ts';

export type Embedding = {
  readonly recipe: ImageRecipe;
  /** The same for people to read. */
  readonly infotext: string;
};

/** An image with its recipe inside, its pixels untouched: nothing is encoded anew. `null`: it is too long for a JPEG. */
export function embedRecipe(bytes: Buffer, type: ImageType, embedding: Embedding): Buffer | null {
  switch (type) {
    case 'image/png':
      return embedInPng(bytes, embedding);
    case 'image/jpeg':
      return embedInJpeg(bytes, embedding.recipe);
    case 'image/webp':
      return embedInWebp(bytes, embedding.recipe);
  }
}
