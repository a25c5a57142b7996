import type { ComponentType } from 'react';

/** A component in a file of its own, which stays out of the first load. */
export type LazyPart<Props> = {
  /** Answers `null` when it cannot be fetched; the next call tries again, which `React.lazy` would not. */
  readonly fetch: () => Promise<ComponentType<Props> | null>;
};

export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let pending: Promise<ComponentType<Props> | null> | null = null;

  function forget(): null {
    pending = null;
    return null;
  }

  return {
    fetch() {
      pending ??= load().catch(forget);
      return pending;
    },
  };
}
