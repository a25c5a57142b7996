import type { ComponentType } from 'react';

/** A component in a file of its own, which stays out of the first load. */
export type LazyPart<Props> = {
  /** Answers `null` when it cannot be fetched; the next call tries again, which `React.lazy` would not. */
  readonly fetch: () => Promise<ComponentType<Props> | null>;
};

/** What fetches each part there is. */
const fetches = new Set<() => Promise<unknown>>();

/** Fetches the parts that are not here yet: once they are, they work without the server too, a message that it is gone among them. */
export async function fetchParts(): Promise<void> {
  for (const fetch of fetches) await fetch();
}

export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let pending: Promise<ComponentType<Props> | null> | null = null;

  function forget(): null {
    pending = null;
    return null;
  }

  function fetch(): Promise<ComponentType<Props> | null> {
    pending ??= load().catch(forget);
    return pending;
  }

  fetches.add(fetch);
  return { fetch };
}
