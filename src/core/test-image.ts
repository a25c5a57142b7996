import type { TaskImage } from './task.ts';

/** For tests: an image that cost $0.01. */
export function testImage(id: string, changes: Partial<TaskImage> = {}): TaskImage {
  return {
    id,
    index: 0,
    seed: '1',
    costUsd: 0.01,
    width: 64,
    height: 32,
    type: 'image/png',
    bytes: 1_000,
    sha256: '0'.repeat(64),
    providerId: null,
    unsafe: null,
    ...changes,
  };
}
