import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Environment } from '#e2e/torture/server-process.ts';
import { openFolder } from './open-bench.ts';

/** A disk for a data folder that can be filled up. */
export type SmallDisk = {
  readonly dataDir: string;
  /** What a server needs to run on it. */
  readonly environment: Environment;
  /** Fills it up, but for so many bytes. */
  readonly fill: (left: number) => void;
  /** Makes room again. */
  readonly empty: () => void;
  /** Makes it read-only. */
  readonly freeze: () => void;
};

/** Somewhat more than what must be left for new tasks. */
const SIZE_MB = 80;

/** A small file system, or a stand-in for it where this user may not mount one. */
export function openSmallDisk(): SmallDisk {
  const folder = openFolder();
  const dataDir = join(folder, 'data');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return standInFor(folder);
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  const ballast = join(folder, 'ballast');
  mkdirSync(dataDir);
  return {
    dataDir,
    environment: {},
    fill(left) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(bavail * bsize - left, 0)));
    },
    empty: () => rmSync(ballast),
    freeze: () => void execFileSync('mount', ['-o', 'remount,ro', folder]),
  };
}

function standInFor(folder: string): SmallDisk {
  const dataDir = join(folder, 'data');
  const flag = join(folder, 'full');
  mkdirSync(dataDir);
  return {
    dataDir,
    environment: { DISK_FULL_FLAG: flag },
    fill: () => writeFileSync(flag, ''),
    empty: () => rmSync(flag),
    freeze: () => chmodSync(dataDir, 0o500),
  };
}
