import type { Clock } from '#core/clock.ts';
import { parseJson, stringifyJson } from '#core/json.ts';
import type { Call, CallAnswer, CallRequest } from '#server/providers/provider.ts';
import { withDeadline } from './deadline.ts';
import { readCapped } from './read-capped.ts';

/** The seam to the outside world: `fetch`, real or the sandbox's. `isFresh` asks for a connection of its own. */
export type Fetch = (request: Request, options: { readonly isFresh: boolean }) => Promise<Answer>;

/** As much of a `Response` as is used. */
type Answer = {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
};

/** One way to a provider, live or sandbox, with its base URL and key bound. */
export type Upstream = {
  readonly call: Call;
  /** The bytes behind a result's URL. Rejects where it may not be fetched, or does not answer with them. */
  readonly download: (url: string) => Promise<Buffer>;
  /** The least time between two polls of one task, in milliseconds. */
  readonly pollEveryMs: number;
};

export type UpstreamOptions = {
  readonly baseUrl: string;
  readonly key: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Hosts whose results are fetched over https, port 443. `*.name` stands for every host below it. */
  readonly resultHosts: readonly string[];
  /** Whether results may also come from the base URL's own origin: where it is not the provider's. */
  readonly isOriginTrusted: boolean;
  readonly pollEveryMs: number;
};

/** A result's URL is not one that results come from. */
export class UntrustedUrlError extends Error {}

/** Source of the caps: design.md §5 and threats.md R7, R10. */
const CALL_DEADLINE_MS = 180_000;
const DOWNLOAD_DEADLINE_MS = 120_000;
const MAX_ANSWER_BYTES = 512 * 1024 * 1024;
const MAX_IMAGE_BYTES = 64 * 1024 * 1024;

export function createUpstream(options: UpstreamOptions): Upstream {
  const { baseUrl, key, fetch, clock, pollEveryMs } = options;

  function call(request: CallRequest): Promise<CallAnswer> {
    return withDeadline(clock, CALL_DEADLINE_MS, async (signal) => {
      const headers = new Headers({ ...request.headers, authorization: `Bearer ${key}` });
      const init: RequestInit = { method: request.method, headers, signal, redirect: 'manual' };
      if (request.json !== undefined) {
        headers.set('content-type', 'application/json');
        init.body = stringifyJson(request.json);
      } else if (request.form) init.body = request.form;
      const response = await fetch(new Request(`${baseUrl}${request.path}`, init), {
        isFresh: request.isBillable ?? false,
      });
      const body = parseJson((await readCapped(response, MAX_ANSWER_BYTES)).toString('utf8'));
      const { headers: answered } = response;
      return {
        status: response.status,
        body,
        retryAfter: answered.get('retry-after'),
        date: answered.get('date'),
      };
    });
  }

  async function download(url: string): Promise<Buffer> {
    if (!isTrusted(url, options)) throw new UntrustedUrlError(`Results are not fetched from ${hostOf(url)}.`);
    return withDeadline(clock, DOWNLOAD_DEADLINE_MS, async (signal) => {
      const response = await fetch(new Request(url, { signal, redirect: 'manual' }), { isFresh: false });
      if (response.status !== 200) throw new Error(`${hostOf(url)} answered ${response.status}.`);
      return readCapped(response, MAX_IMAGE_BYTES);
    });
  }

  return { call, download, pollEveryMs };
}

function isTrusted(text: string, { baseUrl, resultHosts, isOriginTrusted }: UpstreamOptions): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  if (isOriginTrusted && url.origin === new URL(baseUrl).origin) return true;
  const isListed = resultHosts.some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  );
  return isListed && url.protocol === 'https:' && url.port === '';
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'what is not a URL';
}
