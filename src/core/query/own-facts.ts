/** What is known of every task and its images, whatever its model calls it. The colon keeps the names apart from those of parameters. */
export const OWN_FACTS = {
  seed: ':seed',
  width: ':width',
  height: ':height',
  cost: ':cost',
  rating: ':rating',
  tag: ':tag',
  /** Of the task and of each of its images. */
  id: ':id',
  /** The task that it was run again from. */
  parent: ':parent',
} as const;
