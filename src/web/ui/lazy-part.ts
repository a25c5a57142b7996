import type { ComponentType } from 'react';

/** A component in a file of its own, which stays out of the first load. */
export type LazyPart<Props> = {
  /** Answers `null` when it cannot be fetched; the next call tries again, which `React.lazy` would not. */
  readonly fetch: () => Promise<ComponentType<Props> | null>;
};

/** What fetches each part that is fetched ahead. */
const fetches = new Set<() => Promise<unknown>>();

/** Fetches the parts that are not here yet: once they are, they work without the server too, a message that it is gone among them. */
export async function fetchParts(): Promise<void> {
  for (const fetch of fetches) await fetch();
}

/** `isFetchedAhead`: unless `false`, the part comes soon after the page, before anything wants it. */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
  { isFetchedAhead = true }: { readonly isFetchedAhead?: boolean } = {},
): LazyPart<Props> {
  let pending: Promise<ComponentType<Props> | null> | null = null;

  function forget(): null {
    pending = null;
    return null;
  }

  function fetch(): Promise<ComponentType<Props> | null> {
    pending ??= load().catch(forget);
    return pending;
  }

  if (isFetchedAhead) fetches.add(fetch);
  return { fetch };
}
