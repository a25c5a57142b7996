import { errorCode } from '#core/error-code.ts';

/** What the system says where this machine is at fault: no room, no right to write, no handles, a failing disk. Source: errno(3). */
const LOCAL = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EROFS',
  'EACCES',
  'EPERM',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOTDIR',
  'ENOENT',
]);

/** Whether a failure came from a file of ours, not from the network. `EMFILE` may be of either: both are this machine. */
export function isLocalFailure(failure: unknown): boolean {
  return LOCAL.has(errorCode(failure));
}
