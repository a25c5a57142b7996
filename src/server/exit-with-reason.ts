import { FolderUnwritableError } from './ledger/check-folder.ts';
import { LedgerTooNewError } from './ledger/database.ts';
import { FolderLockedError } from './ledger/lock-folder.ts';
import { SettingsError } from './settings.ts';

/** Ends the process with a sentence where the start failed for a reason that its user can mend; anything else is a fault and throws on. */
export function exitWithReason(failure: unknown): never {
  const isPortTaken = failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE';
  if (isPortTaken) return exit('Another program listens on this port. Stop it, or set PORT to another one.');
  const isExpected = [SettingsError, FolderLockedError, FolderUnwritableError, LedgerTooNewError].some(
    (known) => failure instanceof known,
  );
  if (isExpected && failure instanceof Error) return exit(failure.message);
  throw failure;
}

function exit(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}
