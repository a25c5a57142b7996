import type { SmallPicture } from '#core/preset/picture/small-picture.ts';
import { presetPictureUrl } from '#web/api/image-url.ts';
import { pictureSteps } from '#web/playground/preset/preview/picture-steps.ts';

/** The picture of a preset, as large as `maxLength` characters allow; `null`: it cannot be read, or does not fit. */
export async function thumbnailOf(image: string, maxLength: number): Promise<SmallPicture | null> {
  try {
    const response = await fetch(presetPictureUrl(image));
    if (!response.ok) return null;
    for await (const picture of pictureSteps(await response.blob()))
      if (picture && picture.data.length <= maxLength) return picture;
  } catch {
    // The server is gone.
  }
  return null;
}
