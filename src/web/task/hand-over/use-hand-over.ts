import { useEffect, useEffectEvent } from 'react';
import type { HandOver } from './create-hand-over.ts';

/** Takes what is handed over, each thing once: what waited, when its caller comes into the page, and what is given later. */
export function useHandOver<Given extends object>(
  handOver: HandOver<Given>,
  onGiven: (given: Given) => void,
): void {
  const handle = useEffectEvent(onGiven);
  useEffect(() => {
    function look(): void {
      const taken = handOver.take();
      if (taken) handle(taken);
    }
    look();
    return handOver.subscribe(look);
  }, [handOver]);
}
