/** One end of a range: decimal digits as they were typed, so that a seed keeps all of its own. */
export type Bound = { readonly digits: string; readonly isIncluded: boolean };

/** What a value must be. A text that `isExact` is the whole value, any other is a part of it; both ignore case. */
export type Test =
  | { readonly kind: 'range'; readonly from: Bound | null; readonly to: Bound | null }
  | { readonly kind: 'text'; readonly text: string; readonly isExact: boolean };

/** What `is:` takes. `running`: has not ended. `live`: not in the sandbox. */
export const STATES = [
  'starred',
  'deleted',
  'sandbox',
  'live',
  'running',
  'done',
  'failed',
  'canceled',
  'expired',
  'unknown',
] as const;
export type State = (typeof STATES)[number];

export type Condition =
  /** Words that stand beside each other. Unless `isExact`, the last one may go on. */
  | { readonly kind: 'words'; readonly text: string; readonly isExact: boolean }
  | { readonly kind: 'is'; readonly state: State }
  /** Part of the id or the title. */
  | { readonly kind: 'model'; readonly text: string }
  | { readonly kind: 'provider'; readonly text: string }
  | { readonly kind: 'tag'; readonly text: string }
  /** `before` a day began, `after` from its beginning on: YYYY-MM-DD, in UTC. */
  | { readonly kind: 'before' | 'after'; readonly day: string }
  /**
   * By API name, by role, or by what is known of every image: `seed`, `cost`, `width`, `height`, `id`, each image for itself, and
   * `rating`; `from`: any of the images that it was made from.
   */
  | { readonly kind: 'parameter'; readonly key: string; readonly test: Test };

/** One condition of a query, or its opposite. */
export type Term = { readonly isNegated: boolean; readonly condition: Condition };

/** All of them must hold. */
export type Query = readonly Term[];

/** What cannot be read, from `at` on in the text, with one sentence about it. */
export type Mistake = { readonly at: number; readonly length: number; readonly message: string };
