import type { Model } from '#core/models/registry.ts';
import type { ProviderRequest } from '#core/provider-request.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import type { TaskError } from '#core/task.ts';

/**
 * The only way out: one request to one provider, with its base URL and key already bound.
 * Rejects with the transport's own error where no answer came.
 */
export type Call = (request: CallRequest) => Promise<CallAnswer>;
export type CallRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL, built from checked ids only. */
  readonly path: string;
  /** JSON is written without loss of digits; a form is sent as it is. */
  readonly json?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** A request that costs money: sent once, on a fresh connection. */
  readonly isBillable?: boolean;
};
export type CallAnswer = {
  readonly status: number;
  /** Parsed without loss of digits, a large base64 text set aside; `undefined` where the body is not JSON. */
  readonly body: unknown;
  readonly retryAfter: string | null;
  readonly date: string | null;
};

/** Bytes of an input image, as kept after upload. */
export type InputImage = {
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly sha256: string;
};
/** Reads an image that the server has; `null` where the value refers to none of ours. Rejects where its file is gone. */
export type ReadImage = (value: InputValue) => Promise<InputImage | null>;

/** What a provider needs to know of a task. `sent` is the request with its seed and managed values; images still by reference. */
export type Job = {
  readonly id: string;
  readonly model: Model;
  readonly sent: Input;
  readonly providerId: string | null;
};

/** What became of a billable request. Everything that is not definite is `not-known`. */
export type SendOutcome =
  | {
      readonly kind: 'accepted';
      readonly providerId: string;
      readonly report: Report | null;
      /** It was refused as a repeat of one that the provider has: nothing more was run or charged. */
      readonly isRepeat: boolean;
    }
  | { readonly kind: 'refused'; readonly error: TaskError; readonly isWholeAccount: boolean }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }
  | { readonly kind: 'not-sent'; readonly error: TaskError }
  | { readonly kind: 'not-known'; readonly reason: string };

/** One result as the provider reports it. */
export type Output = {
  readonly index: number;
  readonly providerId: string | null;
  readonly seed: string | null;
  readonly costUsd: number | null;
  readonly unsafe: boolean | null;
  readonly from:
    | { readonly kind: 'url'; readonly url: string }
    /** Base64, or what stands for it since the answer was read. */
    | { readonly kind: 'base64'; readonly base64: string }
    /** It was made, and the answer has no way to it: withheld, or garbled. */
    | { readonly kind: 'nowhere' };
};

/**
 * A task as its provider sees it. `silent`: the answer says nothing of it, neither that it runs nor that it is unknown.
 * `absent`: the provider says that it has no such task.
 */
export type Report = {
  readonly state:
    | 'waiting'
    | 'running'
    | 'succeeded'
    | 'failed'
    | 'canceled'
    | 'erased'
    | 'silent'
    | 'absent';
  readonly progress: number | null;
  readonly outputs: readonly Output[];
  /** Failures of single results, or of the whole. */
  readonly errors: readonly TaskError[];
  /** The provider says that nothing is charged for it. */
  readonly isFree: boolean;
  /** The provider's own version of the model, where told. */
  readonly version: string | null;
  /** A status that is not known here, in the provider's word; it is taken for one that runs. */
  readonly strangeStatus?: string;
};

/** Nothing was heard of a task. */
export const SILENT: Report = {
  state: 'silent',
  progress: null,
  outputs: [],
  errors: [],
  isFree: false,
  version: null,
};

/** Where to look for a task of which it is not known whether it arrived. Times are milliseconds since 1970 by the provider's clock. */
export type Search = {
  readonly job: Job;
  readonly from: number;
  readonly until: number;
  /** Whether another task has it. */
  readonly isTaken: (providerId: string) => boolean;
};

/** Everything that the provider has of one task, the oldest first: more than one where it ran it more than once. */
export type Found = readonly { readonly providerId: string; readonly report: Report }[];

/** One provider's wire, both ways. Every function is one exchange: no loops over time, no timers, no keys. */
export type Provider = {
  readonly id: string;
  readonly title: string;
  /** Where requests go unless the environment says otherwise. */
  readonly baseUrl: string;
  /** The same request as `send`'s, told as data for those who make it themselves. */
  readonly request: ProviderRequest;
  /** The environment variables that hold its key, and another base URL. */
  readonly variables: { readonly key: string; readonly baseUrl: string };
  /** Hosts that results are downloaded from; `*.name` stands for every host below `name`. */
  readonly resultHosts: readonly string[];
  /** How long a result can be had after it was made, in milliseconds. */
  readonly keepsResultsMs: number | null;
  /** After this a task that still runs is stopped where that can be done, and asked for slowly, in milliseconds. */
  readonly overdueMs: number;
  /** When a task in doubt is asked for, counted from the doubt, in milliseconds; then every five minutes. Source: faults.md §4. */
  readonly questionsMs: readonly number[];
  /** How long after it was sent a task can be found, in milliseconds; `null`: as far as is known, for ever. */
  readonly findableMs: number | null;
  /** Whether a task has our id there, so that a request which is repeated is one task. */
  readonly takesOurId: boolean;
  /** How many tasks one poll may ask for. */
  readonly pollBatch: number;
  /** Sends the one billable request of a task. */
  readonly send: (job: Job, call: Call, readImage: ReadImage) => Promise<SendOutcome>;
  /**
   * Asks for the state of several tasks, by their ids there. One that is missing from the answer is silent; one that was not
   * asked for may be in it, to be told of and left alone. Rejects with `ProviderError`.
   */
  readonly poll: (jobs: readonly Job[], call: Call) => Promise<ReadonlyMap<string, Report>>;
  /** Looks for a task of which it is not known whether it arrived. Rejects with `ProviderError` where that cannot be told. */
  readonly find: (search: Search, call: Call) => Promise<Found>;
  /** Stops a task where that can be done; `null` where the provider has no such thing. */
  readonly cancel: ((job: Job, call: Call) => Promise<Report>) | null;
};
