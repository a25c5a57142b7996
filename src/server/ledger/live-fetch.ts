import { Agent, fetch as undiciFetch } from 'undici';
import type { Fetch } from './upstream.ts';

/** How long a connection may take to be made, and an answer to begin, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 150_000;

/** `fetch` over the network. A fresh request shares its connection with no other, so that a broken one says something. */
export function createLiveFetch(): Fetch {
  const timeouts = { connect: { timeout: CONNECT_TIMEOUT_MS }, headersTimeout: HEADERS_TIMEOUT_MS };
  const pooled = new Agent(timeouts);
  // Without pipelining a connection is closed after its one request.
  const fresh = new Agent({ ...timeouts, pipelining: 0 });

  return async function liveFetch(request, { isFresh }) {
    const { url, method, headers, signal } = request;
    const body = request.body ? await request.arrayBuffer() : null;
    return undiciFetch(url, {
      method,
      headers: [...headers],
      signal,
      body,
      redirect: 'manual',
      dispatcher: isFresh ? fresh : pooled,
    });
  };
}
