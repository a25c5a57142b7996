import type { Client } from 'undici';

/** One connection to a server, and the origin under which it knows its own page. */
export type Caller = { readonly client: Client; readonly origin: string };

/** Posts JSON. Resolves with the answer when all of it is here; rejects where it is not 202. */
export async function postJson({ client, origin }: Caller, path: string, body: string): Promise<string> {
  const headers = { origin, 'content-type': 'application/json' };
  const answer = await client.request({ method: 'POST', path, headers, body });
  const text = await answer.body.text();
  if (answer.statusCode !== 202) throw new Error(`${path} answered ${answer.statusCode}: ${text}`);
  return text;
}
