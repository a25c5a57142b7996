import type { Task } from '#core/task.ts';
import { testImage } from '#core/test-image.ts';
import { testTask } from '#core/test-task.ts';
import type { GalleryItem, Tile } from './grid/tile.ts';

/** For tests: a task with one image, `key`, of a size in pixels. */
export function testTile(key: string, { width = 100, height = 100, ...more }: TestTile = {}): Tile {
  const image = testImage(key, { width, height });
  const task = testTask(`task of ${key}`, {
    model: 'studio/sketch',
    status: 'done',
    input: { prompt: 'a fox', seed: key, ...more.input },
    images: [image],
    times: {
      accepted: more.accepted ?? '2026-11-15T12:00:00.000Z',
      sent: null,
      running: null,
      saving: null,
      ended: null,
    },
  });
  const item: GalleryItem = { key, task, image };
  return { ...item, members: [item], stackSize: 1 };
}

type TestTile = {
  readonly width?: number;
  readonly height?: number;
  readonly input?: Task['input'];
  readonly accepted?: string;
};
