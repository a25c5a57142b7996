import type { Call } from '#server/providers/provider.ts';
import { Inbox } from './inbox.ts';
import { privateNamesOf } from './private-names-of.ts';
import { privateTexts } from './private-texts.ts';
import type { Lane, RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';
import { Transcript } from './transcript.ts';

/** Where an exchange goes, and the tasks that it is about: what is private in them is taken out of the answers. */
type Correspondence = Pick<Lane, 'upstream'> & { readonly rows?: readonly TaskRow[] };

/** An exchange with a provider: images inside its answers wait in the inbox until the work is done; what nobody took is removed. What is said stands in the transcript. */
export async function withInbox<T>(
  { files, models }: Pick<RunnerContext, 'files' | 'models'>,
  { upstream, rows = [] }: Correspondence,
  work: (call: Call, inbox: Inbox, transcript: Transcript) => Promise<T>,
): Promise<T> {
  const inbox = new Inbox(files);
  const fieldsOf = (row: TaskRow) => models.get(row.model)?.fields ?? [];
  const secrets = rows.flatMap((row) => privateTexts(fieldsOf(row), row.sent));
  const privateNames = new Set(rows.flatMap((row) => privateNamesOf(fieldsOf(row))));
  const transcript = new Transcript({ inbox, rows, privateNames });
  try {
    return await work(upstream.callWith(inbox, { secrets, transcript }), inbox, transcript);
  } finally {
    await inbox.clear();
  }
}
