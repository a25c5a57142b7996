import type { TaskImage } from '#core/task.ts';

/** Where a result is served, as it came or at most `width` pixels wide. */
export function imageUrl(image: Pick<TaskImage, 'id'>, width?: 320 | 640 | 1280): string {
  return `/api/images/${image.id}${width ? `?width=${width}` : ''}`;
}

/** Where a result is given as a file with its recipe inside. */
export function recipeImageUrl(image: Pick<TaskImage, 'id'>): string {
  return `/api/images/${image.id}?metadata=1`;
}

/** Where what came in the place of a result is given as a file. */
export function asideUrl(id: string): string {
  return `/api/images/${id}/aside`;
}

/** Where our own server has the value of an image parameter, as it came or small; `null` where it does not have it. */
export function valueUrl(value: string, width?: 320): string | null {
  if (value.startsWith('upload:')) return `/api/uploads/${value.slice('upload:'.length)}`;
  return value.startsWith('image:') ? imageUrl({ id: value.slice('image:'.length) }, width) : null;
}

/** Where the picture of a preset is served, small. */
export function presetPictureUrl(image: string): string {
  return valueUrl(image) ?? imageUrl({ id: image }, 320);
}
