import { lookup as systemLookup } from 'node:dns';
import { Agent, fetch as undiciFetch } from 'undici';
import { type Lookup, publicLookup } from './public-lookup.ts';
import type { Fetch } from './upstream.ts';

/** How long a connection may take to be made, and an answer to begin, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 150_000;

/**
 * `fetch` over the network. A fresh request shares its connection with no other, so that a broken one says something. No
 * redirect is followed. A name is looked up when connecting, and only a public address is connected to, unless the
 * deployment named the host.
 */
export function createLiveFetch(lookup: Lookup = systemLookup): Fetch {
  const open = createAgents(lookup);
  const guarded = createAgents(publicLookup(lookup));

  return async function liveFetch(request, { isFresh, mayBePrivate }) {
    const { url, method, headers, signal } = request;
    const body = request.body ? await request.arrayBuffer() : null;
    const agents = mayBePrivate ? open : guarded;
    return undiciFetch(url, {
      method,
      headers: [...headers],
      signal,
      body,
      redirect: 'manual',
      dispatcher: isFresh ? agents.fresh : agents.pooled,
    });
  };
}

function createAgents(lookup: Lookup): { readonly fresh: Agent; readonly pooled: Agent } {
  const options = { connect: { timeout: CONNECT_TIMEOUT_MS, lookup }, headersTimeout: HEADERS_TIMEOUT_MS };
  // Without pipelining a connection is closed after its one request.
  return { fresh: new Agent({ ...options, pipelining: 0 }), pooled: new Agent(options) };
}
