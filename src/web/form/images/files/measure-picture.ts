import type { Size } from '#core/schema/size.ts';

/**
 * The size of a picture as it is seen, upright, from its header: nothing is drawn, so that the browser decodes nothing.
 * `null` where it cannot read it. `url` is one of our own or of a file in the page.
 */
export function measurePicture(url: string): Promise<Size | null> {
  const picture = new Image();
  return new Promise((resolve) => {
    picture.onload = () => resolve({ width: picture.naturalWidth, height: picture.naturalHeight });
    picture.onerror = () => resolve(null);
    picture.src = url;
  });
}
