import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '#core/error-code.ts';
import { FOLDER_MODE } from './disk.ts';

/** The data folder cannot be used: nothing that is paid for could be kept. */
export class FolderUnwritableError extends Error {
  constructor(folder: string, cause: unknown) {
    const reason = errorCode(cause) || 'no reason given';
    super(
      `The data folder ${folder} cannot be written (${reason}). ` +
        'Give this user the right to write there, make room, or set DATA_DIR to another folder.',
      { cause },
    );
  }
}

/** Makes the data folder where it is not there, and sees whether it can be written. Throws `FolderUnwritableError`. */
export function checkFolder(folder: string): void {
  const path = join(folder, 'trial.part');
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    closeToOthers(folder);
    writeFileSync(path, 'A file that is gone at once: whether this folder can be written.', { mode: 0o600 });
    rmSync(path);
  } catch (failure) {
    throw new FolderUnwritableError(folder, failure);
  }
}

/** One that was there before may be open to others. Where it is another's, what its owner decided stays. */
function closeToOthers(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & OTHERS) === 0) return;
  try {
    chmodSync(folder, mode & FOLDER_MODE);
  } catch (failure) {
    if (errorCode(failure) !== 'EPERM') throw failure;
  }
}

/** What a group and all others may do. */
const OTHERS = 0o077;
