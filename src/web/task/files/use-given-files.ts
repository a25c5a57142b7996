import { useEffect, useState } from 'react';
import type { GivenFiles, HandOver } from './create-hand-over.ts';

/** What was handed over last, with a number of its own; `null`: nothing yet. */
export function useGivenFiles(handOver: HandOver): (GivenFiles & { readonly number: number }) | null {
  const [given, setGiven] = useState<(GivenFiles & { readonly number: number }) | null>(null);
  useEffect(() => {
    function look(): void {
      const taken = handOver.take();
      if (taken) setGiven((before) => ({ ...taken, number: (before?.number ?? 0) + 1 }));
    }
    look();
    return handOver.subscribe(look);
  }, [handOver]);
  return given;
}
