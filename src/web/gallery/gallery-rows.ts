import { isFinal, type Task, type TaskImage } from '#core/task.ts';

/** One tile: a picture of a task, or a task that has none (yet). */
export type GalleryTile = { readonly key: string; readonly task: Task; readonly image: TaskImage | null };
/** A row of the grid: a month's heading, or as many tiles as fit. */
export type GalleryRow =
  | { readonly kind: 'month'; readonly key: string; readonly title: string }
  | { readonly kind: 'tiles'; readonly key: string; readonly tiles: readonly GalleryTile[] };

/** Tasks, newest first, as rows of `columns` tiles under the headings of their months. */
export function toGalleryRows(tasks: readonly Task[], columns: number): readonly GalleryRow[] {
  const byMonth = Map.groupBy(tasks.flatMap(toTiles), (tile) => monthOf(tile.task));
  return [...byMonth].flatMap(([month, tiles]) => [
    { kind: 'month' as const, key: month, title: month },
    ...Array.from({ length: Math.ceil(tiles.length / columns) }, (_, row) => {
      const inRow = tiles.slice(row * columns, (row + 1) * columns);
      return { kind: 'tiles' as const, key: inRow[0]?.key ?? '', tiles: inRow };
    }),
  ]);
}

function toTiles(task: Task): readonly GalleryTile[] {
  if (task.images.length > 0) return task.images.map((image) => ({ key: image.id, task, image }));
  // What failed or runs has its place too: nothing that was asked for disappears.
  return isFinal(task.status) && task.status === 'canceled' ? [] : [{ key: task.id, task, image: null }];
}

function monthOf(task: Task): string {
  return new Date(task.times.accepted).toLocaleDateString(undefined, { month: 'long', year: 'numeric' });
}
