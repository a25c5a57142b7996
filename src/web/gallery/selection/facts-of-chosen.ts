import { sumUsd } from '#core/cost.ts';
import type { GalleryItem } from '#web/gallery/grid/tile.ts';
import { formatUsd } from '#web/task/format.ts';

/** Count, cost and pixels of what is chosen. Play money is told apart, and what is unknown is counted. */
export function factsOfChosen(chosen: readonly GalleryItem[]): readonly string[] {
  const images = chosen.flatMap(({ image }) => image ?? []);
  const bare = chosen.length - images.length;
  const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
  const unknown = chosen.filter(({ image }) => image?.costUsd === null).length;
  const sums = [
    { isSandbox: false, kind: '' },
    { isSandbox: true, kind: ' play money' },
  ].map(({ isSandbox, kind }) => {
    const ofKind = chosen.filter(({ task }) => task.sandbox === isSandbox);
    const usd = sumUsd(ofKind.map(({ image }) => image?.costUsd ?? 0));
    return usd > 0 ? `${formatUsd(usd)}${kind}` : '';
  });
  return [
    `${images.length} ${images.length === 1 ? 'image' : 'images'} chosen`,
    bare > 0 ? `${bare} without an image` : '',
    ...sums,
    unknown > 0 ? `${unknown} of unknown cost` : '',
    pixels > 0 ? `${(pixels / 1e6).toFixed(1)} MP` : '',
  ].filter(Boolean);
}
