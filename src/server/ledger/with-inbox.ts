import type { Call } from '#server/providers/provider.ts';
import { Inbox } from './inbox.ts';
import type { Lane, RunnerContext } from './runner-context.ts';

/** An exchange with a provider: images inside its answers wait in the inbox until the work is done; what nobody took is removed. */
export async function withInbox<T>(
  { files }: Pick<RunnerContext, 'files'>,
  { upstream }: Lane,
  work: (call: Call, inbox: Inbox) => Promise<T>,
): Promise<T> {
  const inbox = new Inbox(files);
  try {
    return await work(upstream.callWith(inbox), inbox);
  } finally {
    await inbox.clear();
  }
}
