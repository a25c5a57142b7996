import { type ComponentType, useEffect, useEffectEvent, useState } from 'react';
import type { LazyPart } from './lazy-part.ts';

type LazyPartUse<Props> = {
  readonly part: LazyPart<Props>;
  /** Fetches it when it first is neither `false` nor 0; after a failure, each time that it changes to another such value. */
  readonly wanted: boolean | number;
  readonly onFailed?: (() => void) | undefined;
};

/** The component of a part, or `null` until it is there. Once there, it stays. */
export function useLazyPart<Props>({
  part,
  wanted,
  onFailed,
}: LazyPartUse<Props>): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const reportFailure = useEffectEvent(() => onFailed?.());

  useEffect(() => {
    if (!wanted || Part) return;
    let isOver = false;
    void part.fetch().then((fetched) => {
      if (isOver) return;
      if (fetched) setPart(() => fetched);
      else reportFailure();
    });
    return () => {
      isOver = true;
    };
  }, [part, wanted, Part]);

  return Part;
}
