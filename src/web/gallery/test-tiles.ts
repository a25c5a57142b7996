import { type Task, taskSchema } from '#core/task.ts';
import type { GalleryItem, Tile } from './grid/tile.ts';

/** For tests: a task with one image, `key`, of a size in pixels. */
export function testTile(key: string, { width = 100, height = 100, ...more }: TestTile = {}): Tile {
  const task: Task = taskSchema.parse({
    id: `task of ${key}`,
    revision: 1,
    place: 1,
    model: 'studio/sketch',
    status: 'done',
    progress: null,
    input: { prompt: 'a fox', seed: key, ...more.input },
    sent: {},
    providerId: null,
    modelVersion: null,
    sandbox: true,
    parent: null,
    images: [
      {
        id: key,
        index: 0,
        seed: '1',
        costUsd: 0.01,
        width,
        height,
        type: 'image/png',
        bytes: 1,
        sha256: '0',
        providerId: null,
        unsafe: null,
      },
    ],
    missing: [],
    cost: { kind: 'reported', usd: 0.01 },
    error: null,
    warnings: [],
    starred: false,
    rating: null,
    tags: [],
    note: '',
    times: {
      accepted: more.accepted ?? '2026-11-15T12:00:00.000Z',
      sent: null,
      running: null,
      saving: null,
      ended: null,
    },
    deletedAt: null,
  });
  const item: GalleryItem = { key, task, image: task.images[0] ?? null };
  return { ...item, members: [item], stackSize: 1 };
}

type TestTile = {
  readonly width?: number;
  readonly height?: number;
  readonly input?: Task['input'];
  readonly accepted?: string;
};
