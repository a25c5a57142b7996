import type { Task } from '#core/task.ts';

/** What became of a request to take a task. */
export type Taken =
  | { readonly kind: 'taken'; readonly task: Task }
  /** The id is known with the same body: the same task, nothing new. */
  | { readonly kind: 'same'; readonly task: Task }
  /** The id is known with another body. */
  | { readonly kind: 'conflict' }
  /** USD that are left of today's budget. */
  | { readonly kind: 'over-budget'; readonly leftUsd: number };
