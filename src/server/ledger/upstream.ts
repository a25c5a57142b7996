import type { Clock } from '#core/clock.ts';
import { createSecretFilter } from '#core/create-secret-filter.ts';
import { errorCode } from '#core/error-code.ts';
import { parseJson, stringifyJson } from '#core/json.ts';
import { isKeptHeader } from '#core/kept-header.ts';
import type { Call, CallAnswer, CallRequest } from '#server/providers/provider.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import { DownloadFailure } from './download-failure.ts';
import { heedRate, TooSlowError } from './heed-rate.ts';
import type { Inbox } from './inbox.ts';
import { isLocalFailure } from './is-local-failure.ts';
import { readAnswer } from './read-answer.ts';
import type { Noted } from './to-exchange.ts';
import type { Transcript } from './transcript.ts';
import { withoutSecrets } from './without-secrets.ts';

/** The seam to the outside world: `fetch`, real or the sandbox's. */
export type Fetch = (request: Request, options: FetchOptions) => Promise<Answer>;
type FetchOptions = {
  /** Asks for a connection of its own. */
  readonly isFresh: boolean;
  /** The host may have an address that is not public: the deployment named it. */
  readonly mayBePrivate: boolean;
};

/** As much of a `Response` as is used. */
type Answer = {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]> & { readonly get: (name: string) => string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
};

type CallOptions = {
  /** What is private in the tasks that the calls are about. */
  readonly secrets?: readonly string[];
  /** Has what goes over the wire, both ways. */
  readonly transcript?: Transcript;
};

/** One way to a provider, live or sandbox, with its base URL and key bound. */
export type Upstream = {
  /** A way to call the provider; large images inside its answers go into the inbox. Neither the key nor a secret is in what it answers. */
  readonly callWith: (inbox: Inbox, options?: CallOptions) => Call;
  /** Hands the body behind a result's URL to `receive`. Rejects with `DownloadFailure`. */
  readonly download: <T>(url: string, receive: (body: AsyncIterable<Uint8Array>) => Promise<T>) => Promise<T>;
  /** How far the provider's clock is ahead of ours by its last answer, in milliseconds. */
  readonly skewMs: () => number;
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

/** How long an exchange may take in all, in milliseconds. Source: threats.md R7; faults.md X59. */
const CALL_DEADLINE_MS = 180_000;
const DOWNLOAD_DEADLINE_MS = 120_000;
/** A provider's clock that is further off than a day is taken for a fault of its answer, not of a clock. In milliseconds. */
const MAX_SKEW_MS = 24 * 60 * 60_000;
/** Statuses after which the same URL may answer later, beside 5xx. */
const PASSING_STATUSES: readonly number[] = [408, 425, 429];

export function createUpstream(options: UpstreamOptions): Upstream {
  const { baseUrl, key, fetch, clock, pollEveryMs } = options;
  let skewMs = 0;

  /** The one way out: to the provider's base URL, and to the hosts of its results. */
  function reach(request: Request, isFresh: boolean): Promise<Answer> {
    const isBase = new URL(request.url).origin === new URL(baseUrl).origin;
    if (!isBase && !isTrusted(request.url, options))
      throw new Error(`${hostOf(request.url)} is no host of this provider’s.`);
    return fetch(request, { isFresh, mayBePrivate: isBase && options.isOriginTrusted });
  }

  function callWith(inbox: Inbox, { secrets = [], transcript }: CallOptions = {}): Call {
    const hide = createSecretFilter([key, ...secrets]);

    function note(request: CallRequest, heard: Pick<Noted, 'answer' | 'failure'>): void {
      const headers = Object.fromEntries(headersOf(request));
      const url = `${baseUrl}${request.path}`;
      transcript?.note(request, { at: clock.now(), url, headers, hide, ...heard });
    }

    return async function call(request: CallRequest): Promise<CallAnswer> {
      try {
        return await ask(request);
      } catch (failure) {
        note(request, { answer: null, failure: errorCode(failure) || 'no reason given' });
        throw failure;
      }
    };

    function ask(request: CallRequest): Promise<CallAnswer> {
      return withDeadline(clock, CALL_DEADLINE_MS, async (signal) => {
        const response = await reach(toRequest(request, signal), request.isBillable ?? false);
        const text = await readAnswer(heedRate(clock, response.body ?? NOTHING), inbox);
        const { status } = response;
        note(request, { answer: { status, headers: keptHeaders(response), text }, failure: null });
        const date = response.headers.get('date');
        const aheadMs = Date.parse(date ?? '') - clock.now();
        if (Math.abs(aheadMs) < MAX_SKEW_MS) skewMs = aheadMs;
        const retryAfter = response.headers.get('retry-after');
        const body = withoutSecrets(parseJson(text), [key, ...secrets]);
        return { status, body, retryAfter, date };
      });
    }
  }

  function toRequest(request: CallRequest, signal: AbortSignal): Request {
    const headers = headersOf(request);
    headers.set('authorization', `Bearer ${key}`);
    const init: RequestInit = { method: request.method, headers, signal, redirect: 'manual' };
    if (request.json !== undefined) init.body = stringifyJson(request.json);
    else if (request.form) init.body = request.form;
    return new Request(`${baseUrl}${request.path}`, init);
  }

  async function download<T>(
    url: string,
    receive: (body: AsyncIterable<Uint8Array>) => Promise<T>,
  ): Promise<T> {
    if (!isTrusted(url, options))
      throw new DownloadFailure('blocked', `Results are not fetched from ${hostOf(url)}.`);
    let hasBegun = false;
    try {
      return await withDeadline(clock, DOWNLOAD_DEADLINE_MS, async (signal) => {
        const response = await reach(new Request(url, { signal, redirect: 'manual' }), false);
        if (response.status !== 200) throw await refusalOf(url, response);
        hasBegun = true;
        return receive(heedRate(clock, response.body ?? NOTHING));
      });
    } catch (failure) {
      throw toDownloadFailure(failure, hasBegun);
    }
  }

  return { callWith, download, skewMs: () => skewMs, pollEveryMs };
}

/** Those of a request but for the key. */
function headersOf({ headers, json }: CallRequest): Headers {
  return new Headers({ ...headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) });
}

function keptHeaders({ headers }: Answer): Readonly<Record<string, string>> {
  return Object.fromEntries([...headers].filter(([name]) => isKeptHeader(name)));
}

/** A status that is no success; the rest of the body is not read. */
async function refusalOf(url: string, { status, body }: Answer): Promise<DownloadFailure> {
  for await (const _ of body ?? NOTHING) break;
  const isPassing = status >= 500 || PASSING_STATUSES.includes(status);
  return new DownloadFailure(isPassing ? 'not-now' : 'gone', `${hostOf(url)} answered ${status}.`);
}

/** A body that broke off is broken; one that came too slowly may come better later. */
function toDownloadFailure(failure: unknown, hasBegun: boolean): DownloadFailure {
  if (failure instanceof DownloadFailure) return failure;
  const message = failure instanceof Error ? failure.message : String(failure);
  if (isLocalFailure(failure)) return new DownloadFailure('local', message, failure);
  const isSlow = failure instanceof TooSlowError || failure instanceof DeadlineError;
  return new DownloadFailure(hasBegun && !isSlow ? 'broken' : 'not-now', message, failure);
}

const NOTHING: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {
    // A body that is not there brings nothing.
  },
};

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

/** The host of a URL, for a person; with what is unusual about the rest. */
function hostOf(url: string): string {
  if (!URL.canParse(url)) return 'what is not a URL';
  const { protocol, origin, host } = new URL(url);
  if (host === '') return `what begins with ${protocol}`;
  return protocol === 'https:' ? host : origin;
}
