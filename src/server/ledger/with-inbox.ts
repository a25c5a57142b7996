import type { Call } from '#server/providers/provider.ts';
import { Inbox } from './inbox.ts';
import { privateTexts } from './private-texts.ts';
import type { Lane, RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';

/** Where an exchange goes, and the tasks that it is about: what is private in them is taken out of the answers. */
type Correspondence = Pick<Lane, 'upstream'> & { readonly rows?: readonly TaskRow[] };

/** An exchange with a provider: images inside its answers wait in the inbox until the work is done; what nobody took is removed. */
export async function withInbox<T>(
  { files, models }: Pick<RunnerContext, 'files' | 'models'>,
  { upstream, rows = [] }: Correspondence,
  work: (call: Call, inbox: Inbox) => Promise<T>,
): Promise<T> {
  const inbox = new Inbox(files);
  const secrets = rows.flatMap((row) => privateTexts(models.get(row.model)?.fields ?? [], row.sent));
  try {
    return await work(upstream.callWith(inbox, secrets), inbox);
  } finally {
    await inbox.clear();
  }
}
