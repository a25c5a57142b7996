import { galleryPlace } from '#web/gallery/gallery-place.ts';

/**
 * The button of a task's tile: of its picture that had the focus last, else of its first. `null` where none is in the page.
 * Looked for when it is needed: a tile may have been drawn anew since, and a task opened by its URL was never pressed.
 */
export function tileElement(taskId: string): HTMLElement | null {
  const tiles = [...document.querySelectorAll<HTMLElement>(`[data-task="${CSS.escape(taskId)}"]`)];
  const tile = tiles.find(({ dataset }) => dataset.key === galleryPlace.tile) ?? tiles[0];
  return tile?.querySelector('button') ?? null;
}
