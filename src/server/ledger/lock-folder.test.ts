import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { FolderLockedError, lockFolder } from './lock-folder.ts';

describe('the lock of a folder', () => {
  it('is held by one, until that one gives it back', () => {
    const folder = openTemporaryFolder();
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderLockedError);
    expect(() => lockFolder(folder)).toThrow(folder);
    unlock();
    lockFolder(folder)();
  });

  it('keeps another process out', () => {
    const folder = openTemporaryFolder();
    const unlock = lockFolder(folder);
    const script = `import { lockFolder } from ${JSON.stringify(`${import.meta.dirname}/lock-folder.ts`)};
      try { lockFolder(${JSON.stringify(folder)}); console.log('mine'); } catch (failure) { console.log(failure.message); }`;
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(run()).toContain('Another Proofsheet is using');
    unlock();
    // That process ended without giving it back: the system did.
    expect(run()).toBe('mine\n');
    lockFolder(folder)();
  });

  it('of another folder is another lock', () => {
    const unlock = lockFolder(openTemporaryFolder());
    lockFolder(openTemporaryFolder())();
    unlock();
  });
});
